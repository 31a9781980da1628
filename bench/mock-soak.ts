/**
 * Whether a mock's memory stays flat: mixed requests, good and bad, against the stateful mock of dlcs@2023.
 * The heap is measured after a forced collection at a tenth of them and at the end; growth is printed.
 * `npx tsx bench/mock-soak.ts [--requests N]` (default 50,000, at most a million). More than 10 MB growth fails.
 */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadContract } from '../src/load/load.js';
import { startMockServer } from '../src/mock/index.js';
import { root } from './run.js';

const BOUND = 10;
const CONNECTIONS = 8;
const at = process.argv.indexOf('--requests');
const asked = at < 0 ? 50_000 : Number(process.argv[at + 1]);
if (!Number.isInteger(asked) || asked < 1000 || asked > 1_000_000) {
  throw new Error('--requests takes a whole number from 1000 to 1000000.');
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
const { contract } = await loadContract('dlcs@2023', { cwd: root });
const mock = await startMockServer(contract, { state: true, seed: 1 });
const queue = `${mock.url}/customers/2/queue`;
const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;
const CONTEXT = 'https://dlcs.github.io/vocab/context/future.json';

interface Trial {
  readonly url: string;
  readonly init?: RequestInit;
}

/** One of a mixed load; numbers differ, so that what is kept by path or query would show. */
const TRIALS: readonly ((number: number) => Trial)[] = [
  () => ({ url: `${queue}/batches/875629` }),
  (number) => ({ url: `${queue}/batches?page=${number % 50}&pageSize=${number % 600}` }),
  (number) => ({ url: `${queue}/batches/${number}` }),
  (number) => ({ url: `${queue}/batches/875629`, init: { headers: { prefer: `dynamic=true, seed=${number}` } } }),
  (number) => ({ url: `${mock.url}/nothing/${number}?q=${number}` }),
  (number) => ({ url: queue, init: { method: 'POST', body: `{"broken": ${number}` } }),
  (number) => ({ url: queue, init: { method: 'POST', body: JSON.stringify({ wrong: 'x'.repeat(number % 5000) }) } }),
  (number) => ({ url: queue, init: { method: 'POST', body: number % 5 === 0 ? collection(number) : '[]' } }),
  () => ({ url: `${queue}/batches`, init: { method: 'OPTIONS' } }),
  () => ({ url: `${queue}/recent`, init: { method: 'HEAD' } }),
  (number) => ({ url: `${queue}/active?pageSize=5&nonce=${number}` }),
  () => ({ url: `${queue}/batches/875629/test`, init: { method: 'POST' } }),
];

function collection(number: number): string {
  const member = [{ id: `image-${number % 500}`, space: 5, origin: `https://example.org/${number}.jpg` }];
  return JSON.stringify({ '@context': CONTEXT, '@type': 'Collection', member });
}

const statuses = new Map<number, number>();

async function ask(number: number): Promise<void> {
  const { url, init } = TRIALS[number % TRIALS.length]!(number);
  const headers = { authorization, 'content-type': 'application/json', ...(init?.headers as Record<string, string>) };
  const response = await fetch(url, { ...init, headers });
  await response.arrayBuffer();
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
}

/** What is written goes again after a while, as an integrator resets between tests. */
const RESET_EVERY = 2000;

async function run(from: number, to: number): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    for (let number = next++; number < to; number = next++) {
      if (number % RESET_EVERY === 0) mock.state?.reset();
      await ask(number);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

/** MB in use once everything that can go has gone. */
async function heap(): Promise<number> {
  mock.state?.reset();
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

await run(0, Math.floor(asked / 10));
const tenth = await heap();
await run(Math.floor(asked / 10), asked);
const end = await heap();
await mock.close();

const growth = end - tenth;
const served = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
process.stdout.write(`${asked} requests: ${served.join(', ')}\n`);
process.stdout.write(`heap at a tenth ${tenth.toFixed(1)} MB, at the end ${end.toFixed(1)} MB\n`);
const isFlat = growth <= BOUND && !statuses.has(500);
process.stdout.write(`${isFlat ? '✔' : '✖'} growth ${growth.toFixed(1)} MB, at most ${BOUND}\n`);
if (!isFlat) process.exitCode = 1;
