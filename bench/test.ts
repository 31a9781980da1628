/**
 * Measures the throughput of the conformance tester against autocannon on the same trivial server, and the growth of
 * its heap from 10,000 to 200,000 requests: `npx tsx --expose-gc bench/test.ts [REQUESTS]`.
 * Every body is validated against its schema and expanded as JSON-LD.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
// @ts-expect-error: autocannon has no type declarations
import autocannon from 'autocannon';
import { runConformance } from '../src/conformance/run.js';
import { buildContract } from '../src/model/build.js';

const CONTEXT = { '@context': { '@vocab': 'https://example.org/vocab#' } };
const schema = {
  type: 'object',
  required: ['@type', 'name', 'size'],
  properties: { '@context': {}, '@type': { const: 'Thing' }, name: { type: 'string' }, size: { type: 'integer' } },
};
const document = {
  openapi: '3.1.1',
  info: { title: 'Trivial', version: '1' },
  paths: {
    '/thing': { get: { responses: { '200': { description: 'OK', content: { 'application/ld+json': { schema } } } } } },
  },
};
const settings = {
  generate: [],
  pages: [],
  waivers: [],
  test: { skip: [], vars: {}, disable: [], include: [], exclude: [] },
  mock: {},
  workflows: [],
  folder: '.',
};
const contract = buildContract({
  name: 'trivial',
  openapi: { document, locate: () => ({ kind: 'source', file: 'trivial' }) },
  contexts: new Map(),
  settings,
  sources: [],
});
const wanted = Number(process.argv[2] ?? 20_000);

let n = 0;
const server = createServer((_, response) => {
  response.setHeader('Content-Type', 'application/ld+json');
  response.end(JSON.stringify({ ...CONTEXT, '@type': 'Thing', name: `thing ${n++ % 1000}`, size: n }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function ours(requests: number): Promise<number> {
  const probe = await runConformance(contract, { server: url, repeat: 1 });
  const repeat = Math.ceil(requests / probe.summary.requests);
  const { summary } = await runConformance(contract, {
    server: url,
    repeat,
    concurrency: 32,
    maxRequests: 1e9,
    maxTime: 3_600_000,
  });
  return summary.requests / (summary.duration / 1000);
}

async function peer(requests: number): Promise<number> {
  const { requests: figures, duration } = await autocannon({ url: `${url}/thing`, connections: 32, amount: requests });
  return figures.total / duration;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

await ours(2000);
const [mine, its] = [await ours(wanted), await peer(wanted)];
process.stdout.write(
  `hydra-contract ${mine.toFixed(0)} req/s, autocannon ${its.toFixed(0)} req/s, ratio ${(mine / its).toFixed(2)} (at least 0.25)\n`,
);
if (globalThis.gc !== undefined && wanted >= 200_000) {
  await ours(10_000);
  const before = heap();
  await ours(200_000);
  process.stdout.write(
    `heap grew by ${(heap() - before).toFixed(1)} MB from 10,000 to 200,000 requests (at most 20)\n`,
  );
}
server.close();
server.closeAllConnections();
process.exitCode = mine / its >= 0.25 ? 0 : 1;
