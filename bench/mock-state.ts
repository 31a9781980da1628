/**
 * Benchmarks the stateful mock: reads among many resources, and pages of a long collection.
 * `npx tsx bench/mock-state.ts`
 */
import process from 'node:process';
// The package has no types; a run returns averages and counts.
// @ts-expect-error
import autocannon from 'autocannon';
import { loadContract } from '../src/load/load.js';
import { startMockServer } from '../src/mock/index.js';
import { root } from './run.js';

const { contract } = await loadContract('dlcs@2023', { cwd: root });
const headers = { authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` };
const mock = await startMockServer(contract, { state: true, limits: { resources: 200_000 } });
const sample = mock.state?.get('/customers/2/queue/batches/875629') ?? {};

function fill(count: number): void {
  for (let number = 0; number < count; number += 1) {
    mock.state?.set(`/customers/2/queue/batches/${number}`, {
      ...sample,
      '@id': `https://api.dlcs.io/customers/2/queue/batches/${number}`,
    });
  }
}

fill(10_000);
const url = `${mock.url}/customers/2/queue/batches`;
const reads = await autocannon({ url: `${url}/77`, connections: 16, duration: 4, headers });
process.stdout.write(
  `reads among 10,000 resources: ${reads.requests.average.toFixed(0)} per second (at least 3000), ${reads.non2xx} failed\n`,
);
fill(100_000);
const times: number[] = [];
for (let round = 0; round < 21; round += 1) {
  const begun = performance.now();
  await (await fetch(`${url}?page=${round * 40 + 1}&pageSize=100`, { headers })).arrayBuffer();
  times.push(performance.now() - begun);
}
const median = times.toSorted((a, b) => a - b)[10] ?? 0;
process.stdout.write(`a page of 100 out of 100,000 members: ${median.toFixed(1)} ms (less than 20)\n`);
await mock.close();
