import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import { runConformance } from '../../src/conformance/run.js';
import { folderWith } from '../support-files.js';

const DESCRIPTION = {
  openapi: '3.1.1',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
          { name: 'cursor', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'OK',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    items: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
                    next: { type: ['string', 'null'] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

/** Serves seven notes with a cursor; each page starts the given number of notes too early. */
async function serve(tooEarly: number): Promise<string> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const limit = Number(searchParams.get('limit') ?? 3) || 3;
    const after = searchParams.get('cursor');
    const from = after === null ? 0 : Math.max(0, Number(after.slice(1)) - tooEarly);
    const items = Array.from({ length: 7 }, (_, index) => ({ id: `n${index}` })).slice(from, from + limit);
    const end = from + limit;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(request.method === 'HEAD' ? '' : JSON.stringify({ items, next: end < 7 ? `c${end}` : null }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ['a correct cursor gives rise to no finding', 0, 0],
  ['a cursor that repeats a member is found', 1, 1],
])('%s', async (_, tooEarly, found) => {
  const cwd = await folderWith({ 'a.json': JSON.stringify(DESCRIPTION) });
  const { contract } = await loadContract('a.json', { cwd });
  const { findings } = await runConformance(contract, { server: await serve(tooEarly) });
  expect(findings.filter(({ check }) => check === 'list-cursor')).toHaveLength(found);
});
