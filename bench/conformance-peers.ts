/**
 * Dredd, Redocly Respect and Schemathesis beside our own runner, on the same broken servers in one run:
 * `npx tsx bench/conformance-peers.ts [EVERY]` tries every EVERYth fault of the plain server (default 6).
 * Dredd and Schemathesis are not installed with this project: DREDD and SCHEMATHESIS name their executables.
 * A fault is killed when a tool that is content with the correct server is not with the broken one.
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
  /** Whether it finds something wrong; undefined when it could not be run. */
  readonly complains: (url: string, folder: string) => Promise<boolean | undefined>;
}

const TIME_LIMIT = 90_000;
const { own, other } = CRUD_USERS;
const basic = `Basic ${Buffer.from(own.user).toString('base64')}`;
const headers = [`Authorization: Bearer ${own.bearer}`, `X-Api-Key: ${own.apiKeys.key}`];

const peers: readonly Peer[] = [
  {
    name: 'hydra-contract',
    async complains(url) {
      const { findings } = await runConformance(await SUBJECTS.crud.contract(), {
        server: url,
        credentials: own,
        other,
        writes: true,
        timeout: 1000,
      });
      return findings.some(({ severity, outcome }) => severity !== 'info' && outcome === 'failed');
    },
  },
  {
    name: 'Dredd',
    complains: (url) =>
      run(process.env['DREDD'] ?? 'dredd', [
        CRUD_CONTRACT,
        url,
        '--loglevel',
        'error',
        ...headers.flatMap((line) => ['--header', line]),
      ]),
  },
  {
    name: 'Schemathesis',
    complains: (url, folder) =>
      run(
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
    async complains(url, folder) {
      const redocly = path.resolve('node_modules/.bin/redocly');
      const arazzo = path.join(folder, 'crud.arazzo.yaml');
      const made = await run(redocly, ['generate-arazzo', CRUD_CONTRACT, '--output-file', arazzo], folder);
      if (made !== false) return undefined;
      const inputs = { token: own.bearer, key: own.apiKeys.key, basic };
      return run(redocly, ['respect', arazzo, '--server', `crud=${url}`, '--input', JSON.stringify(inputs)], folder);
    },
  },
];

/** Runs a program: false when it ends with 0, true with anything else or out of time, undefined when it is absent. */
function run(program: string, args: readonly string[], cwd = process.cwd()): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
    child.on('error', () => (clearTimeout(timer), resolve(undefined)));
    child.on('close', (code) => (clearTimeout(timer), resolve(code !== 0)));
  });
}

interface Trial {
  readonly complained: boolean | undefined;
  readonly seconds: number;
  readonly requests: number;
}

async function attempt(peer: Peer, running: Running): Promise<Trial> {
  const folder = await mkdtemp(path.join(tmpdir(), 'peers-'));
  const proxy = await createProxy(running.url);
  const started = performance.now();
  try {
    const complained = await peer.complains(proxy.url, folder);
    return { complained, seconds: (performance.now() - started) / 1000, requests: proxy.requests() };
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
  if (correct.complained === undefined) {
    rows.push({ tool: peer.name, note: 'absent, or could not be run' });
    continue;
  }
  const killed: string[] = [];
  let seconds = 0;
  let requests = 0;
  for (const [name, fault] of faults) {
    const trial = await attempt(peer, await startFaulty(fault));
    if (trial.complained === true) killed.push(name);
    seconds += trial.seconds;
    requests += trial.requests;
  }
  rows.push({
    tool: peer.name,
    faults: faults.length,
    complains: killed.length,
    falseAlarm: correct.complained,
    kills: correct.complained ? 'none that count' : killed.length,
    secondsEach: Number((seconds / faults.length).toFixed(1)),
    requestsEach: Math.round(requests / faults.length),
  });
  process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
}
console.table(rows);
await writeFile(path.join(tmpdir(), 'conformance-peers.json'), JSON.stringify(rows, null, 2));
process.exit(0);
