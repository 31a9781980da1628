/**
 * Tests that a mock's memory use stays flat, with valid and invalid requests to the stateful mock of dlcs@2023.
 *
 * Measures the heap after a forced garbage collection, once after a tenth of the requests and once at the end.
 * `npx tsx bench/mock-soak.ts [--requests N]` (default 50,000, at most a million) fails if it grew by more than 10 MB.
 */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadContract } from '../src/load/load.js';
import { startMockServer } from '../src/mock/index.js';
import { root } from './run.js';

/** The maximum growth, in MB. */
const MAX_GROWTH = 10;
const CONNECTIONS = 8;
const at = process.argv.indexOf('--requests');
const requests = at < 0 ? 50_000 : Number(process.argv[at + 1]);
if (!Number.isInteger(requests) || requests < 1000 || requests > 1_000_000) {
  throw new Error('--requests must be an integer from 1000 to 1000000.');
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
const { contract } = await loadContract('dlcs@2023', { cwd: root });
const mock = await startMockServer(contract, { state: true, seed: 1 });
const queue = `${mock.url}/customers/2/queue`;
const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;
const CONTEXT = 'https://dlcs.github.io/vocab/context/future.json';

interface TestRequest {
  readonly url: string;
  readonly init?: RequestInit;
}

/** The mixed load. Each request has its own number, so that anything cached by path or query shows as growth. */
const REQUESTS: readonly ((number: number) => TestRequest)[] = [
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
  const { url, init } = REQUESTS[number % REQUESTS.length]!(number);
  const headers = { authorization, 'content-type': 'application/json', ...(init?.headers as Record<string, string>) };
  const response = await fetch(url, { ...init, headers });
  await response.arrayBuffer();
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
}

/** The state is reset after this many requests, as between the tests of a client. */
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

/** The heap in use after garbage collection, in MB. */
async function heap(): Promise<number> {
  mock.state?.reset();
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

await run(0, Math.floor(requests / 10));
const tenth = await heap();
await run(Math.floor(requests / 10), requests);
const end = await heap();
await mock.close();

const growth = end - tenth;
const served = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
process.stdout.write(`${requests} requests: ${served.join(', ')}\n`);
process.stdout.write(`heap after a tenth: ${tenth.toFixed(1)} MB; at the end: ${end.toFixed(1)} MB\n`);
const isFlat = growth <= MAX_GROWTH && !statuses.has(500);
process.stdout.write(`${isFlat ? '✔' : '✖'} growth: ${growth.toFixed(1)} MB (at most ${MAX_GROWTH} MB)\n`);
if (!isFlat) process.exitCode = 1;
