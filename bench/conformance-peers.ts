/**
 * Compares our own tester with Dredd, Redocly Respect and Schemathesis on the same broken servers:
 * `npx tsx bench/conformance-peers.ts [EVERY]` tries every EVERYth fault of the CRUD server (default 6).
 * Dredd and Schemathesis are not dependencies of this project: DREDD and SCHEMATHESIS name their executables.
 * What a tool reports about the correct server is a false alarm; it catches a fault when it reports more than that.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProxy } from './counting-proxy.js';
import { CRUD_CONTRACT, CRUD_USERS, crudServer } from '../test/broken-servers/correct/crud.js';
import type { Running } from '../test/broken-servers/correct/server.js';
import { startFaulty } from '../test/broken-servers/fault.js';
import { allFaults, SUBJECTS } from '../test/broken-servers/trial.js';
import { runConformance } from '../src/conformance/run.js';

interface Peer {
  readonly name: string;
  /** How many findings it reports; undefined when it could not be run. */
  readonly findings: (url: string, folder: string) => Promise<number | undefined>;
}

const TIME_LIMIT = 90_000;
const { own, other } = CRUD_USERS;
const headers = [`Authorization: Bearer ${own.bearer}`, `X-Api-Key: ${own.apiKeys.key}`];

const peers: readonly Peer[] = [
  {
    name: 'hydra-contract',
    async findings(url) {
      const { findings } = await runConformance(await SUBJECTS.crud.contract(), {
        server: url,
        credentials: own,
        other,
        writes: true,
        timeout: 1000,
      });
      return findings.filter(({ severity, outcome }) => severity !== 'info' && outcome === 'failed').length;
    },
  },
  {
    name: 'Dredd',
    findings: (url) =>
      run(/(\d+) failing/, process.env['DREDD'] ?? 'dredd', [
        CRUD_CONTRACT,
        url,
        '--loglevel',
        'error',
        ...headers.flatMap((line) => ['--header', line]),
      ]),
  },
  {
    name: 'Schemathesis',
    findings: (url, folder) =>
      run(
        /(\d+) unique failures?/,
        process.env['SCHEMATHESIS'] ?? 'schemathesis',
        [
          'run',
          CRUD_CONTRACT,
          '--url',
          url,
          '--checks',
          'all',
          '--max-examples',
          '10',
          '--seed',
          '1',
          '--request-timeout',
          '2',
          ...headers.flatMap((line) => ['-H', line]),
        ],
        folder,
      ),
  },
  {
    name: 'Redocly Respect',
    async findings(url, folder) {
      const redocly = path.resolve('node_modules/.bin/redocly');
      const arazzo = path.join(folder, 'crud.arazzo.yaml');
      await run(/(\d+)/, redocly, ['generate-arazzo', CRUD_CONTRACT, '--output-file', arazzo], folder);
      const inputs = { token: own.bearer, key: own.apiKeys.key };
      const args = ['respect', arazzo, '--server', `crud=${url}`, '--input', JSON.stringify(inputs)];
      return run(/Checks: \d+ passed, (\d+) failed/, redocly, args, folder);
    },
  },
];

/** Runs a program and reads the number of findings from its output: 0 where it states none, undefined when it is absent. */
function run(
  pattern: RegExp,
  program: string,
  args: readonly string[],
  cwd = process.cwd(),
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
    child.on('error', () => (clearTimeout(timer), resolve(undefined)));
    child.on('close', () => (clearTimeout(timer), resolve(Number(pattern.exec(output)?.slice(1).find(Boolean) ?? 0))));
  });
}

interface Trial {
  readonly findings: number | undefined;
  readonly seconds: number;
  readonly requests: number;
}

async function attempt(peer: Peer, running: Running): Promise<Trial> {
  const folder = await mkdtemp(path.join(tmpdir(), 'peers-'));
  const proxy = await createProxy(running.url);
  const started = performance.now();
  try {
    const findings = await peer.findings(proxy.url, folder);
    return { findings, seconds: (performance.now() - started) / 1000, requests: proxy.requests() };
  } finally {
    await proxy.close();
    await running.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const every = Number(process.argv[2] ?? 6);
const faults = [...(await allFaults())]
  .filter(([, { base }]) => base === 'crud')
  .filter((_, index) => index % every === 0);
const rows: Record<string, unknown>[] = [];
for (const peer of peers) {
  const correct = await attempt(peer, await crudServer());
  if (correct.findings === undefined) {
    rows.push({ tool: peer.name, note: 'absent, or could not be run' });
    continue;
  }
  let caught = 0;
  let seconds = 0;
  let requests = 0;
  for (const [, fault] of faults) {
    const trial = await attempt(peer, await startFaulty(fault));
    if ((trial.findings ?? 0) > correct.findings) caught += 1;
    seconds += trial.seconds;
    requests += trial.requests;
  }
  rows.push({
    tool: peer.name,
    faults: faults.length,
    caught,
    falseAlarms: correct.findings,
    secondsEach: Number((seconds / faults.length).toFixed(1)),
    requestsEach: Math.round(requests / faults.length),
  });
  process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
}
console.table(rows);
await writeFile(path.join(tmpdir(), 'conformance-peers.json'), JSON.stringify(rows, null, 2));
process.exit(0);
