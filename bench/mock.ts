/**
 * Compares the mock with `prism mock`: time to the first response, memory and throughput.
 * The figures are medians of interleaved runs, and their ratio.
 * `npx tsx bench/mock.ts [--quick]`, after `npm run build`.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
// The package has no types; a run returns averages and counts.
// @ts-expect-error
import autocannon from 'autocannon';
import { root } from './run.js';

const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 1 : 5;
const SECONDS = quick ? 2 : 4;
const AUTHORIZATION = { authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` };
const BATCH = '/customers/2/queue/batches/875629';
const SMALL = join(root, 'spec/dlcs/2023/openapi.yaml');
const GITHUB = join(root, 'node_modules/@octokit/openapi/generated/api.github.com.json');

interface Contender {
  readonly name: 'mock' | 'prism';
  readonly args: (file: string, port: number) => string[];
}

const OURS: Contender = {
  name: 'mock',
  args: (file, port) => [join(root, 'dist/cli/main.js'), 'mock', file, '--port', String(port), '--no-watch'],
};
const PRISM: Contender = {
  name: 'prism',
  args: (file, port) => [
    join(root, 'node_modules/@stoplight/prism-cli/dist/index.js'),
    'mock',
    '-p',
    String(port),
    file,
  ],
};

let port = 14_010 + (process.pid % 1000) * 10;

interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts a server. Its log is written to a pipe and discarded, which costs about as much as a terminal. */
function start({ args }: Contender, file: string, more: readonly string[] = []): Running {
  port += 1;
  const child = spawn(process.execPath, [...args(file, port), ...more], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  child.stderr.resume();
  return { url: `http://127.0.0.1:${port}`, child };
}

async function stop({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** The milliseconds until the first 200, and the peak memory until then in MB (Linux only). */
async function firstResponse(
  contender: Contender,
  file: string,
  path: string,
): Promise<{ time: number; memory: number }> {
  const begun = performance.now();
  const running = start(contender, file);
  while ((await tryOnce(running.url + path)) !== 200) await new Promise((resolve) => setTimeout(resolve, 5));
  const time = performance.now() - begun;
  const memory = peak(running.child.pid);
  await stop(running);
  return { time, memory };
}

async function tryOnce(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { headers: AUTHORIZATION });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

function peak(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  const [, kilobytes = 'NaN'] = existsSync(status) ? (/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) ?? []) : [];
  return Number(kilobytes) / 1024;
}

async function throughput(url: string, connections: number, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, connections, duration: SECONDS, headers: { ...AUTHORIZATION, ...headers } });
  if (result.non2xx > 0) throw new Error(`${url}: ${result.non2xx} responses have no 2xx status.`);
  return result.requests.average;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(what: string, ours: number, peer: number, unit: string, bound: string): void {
  const ratio = (ours / peer).toFixed(2);
  process.stdout.write(
    `${what.padEnd(44)}${ours.toFixed(0).padStart(8)}${peer.toFixed(0).padStart(8)} ${unit.padEnd(6)}${ratio.padStart(6)}  (${bound})\n`,
  );
}

async function startUp(title: string, file: string, path: string, bound: string): Promise<void> {
  const runs: Record<'mock' | 'prism', { time: number; memory: number }[]> = { mock: [], prism: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of [OURS, PRISM]) runs[contender.name].push(await firstResponse(contender, file, path));
  }
  const of = (name: 'mock' | 'prism', key: 'time' | 'memory'): number => median(runs[name].map((run) => run[key]));
  report(`${title}: first response`, of('mock', 'time'), of('prism', 'time'), 'ms', bound);
  report(`${title}: peak memory`, of('mock', 'memory'), of('prism', 'memory'), 'MB', 'less than 0.50');
}

async function load(title: string, headers: Record<string, string>, quiet: boolean, bound: string): Promise<void> {
  const ours = start(OURS, SMALL, quiet ? ['--quiet'] : []);
  const prism = start(PRISM, SMALL, quiet ? ['--verboseLevel', 'silent'] : []);
  for (const { url } of [ours, prism])
    while ((await tryOnce(url + BATCH)) !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const connections of [1, 32]) {
    const rates: Record<'mock' | 'prism', number[]> = { mock: [], prism: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.mock.push(await throughput(ours.url + BATCH, connections, headers));
      rates.prism.push(await throughput(prism.url + BATCH, connections, headers));
    }
    report(`${title}, ${connections} connections`, median(rates.mock), median(rates.prism), 'req/s', bound);
  }
  await stop(ours);
  await stop(prism);
}

process.stdout.write(`${''.padEnd(44)}${'mock'.padStart(8)}${'prism'.padStart(8)}        ratio\n`);
await startUp('dlcs@2023', SMALL, BATCH, 'at most 0.60');
if (existsSync(GITHUB)) await startUp('GitHub', GITHUB, '/repos/a/b', 'at most 0.10');
await load('static, without log', {}, true, 'at least 1.00');
await load('dynamic, without log', { prefer: 'dynamic=true' }, true, 'at least 1.00');
await load('static, with log', {}, false, 'at least 1.50');
await load('dynamic, with log', { prefer: 'dynamic=true' }, false, 'at least 1.20');
