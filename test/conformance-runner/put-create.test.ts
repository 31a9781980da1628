import { describe, expect, it } from 'vitest';
import { freshNames } from '../../src/conformance/plan/fresh-names.js';
import { runConformance } from '../../src/conformance/run.js';
import { contractFrom, counting, description, json, serving } from './support.js';

const SHAPE = /^[a-z]{3,12}$/;
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['label'],
  properties: { label: { type: 'string', minLength: 1, maxLength: 40 } },
};
const content = { 'application/json': { schema } };
const answer = (text: string) => ({ description: text });
const refusals = { '400': answer('Bad'), '404': answer('None'), '415': answer('Type'), '422': answer('Bad') };
const code = { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: SHAPE.source } };
const CONTRACT = contractFrom(
  description({
    '/depots/{code}': {
      parameters: [{ ...code, example: 'north' }],
      get: { responses: { '200': { description: 'OK', content }, ...refusals } },
      put: {
        requestBody: { required: true, content },
        responses: { '200': { description: 'OK', content }, '201': { description: 'Made', content }, ...refusals },
      },
      delete: { responses: { '204': answer('Gone'), ...refusals } },
    },
  }),
);

function labelOf(body: string): string | undefined {
  const value = JSON.parse(body) as { label?: unknown } | null;
  const { label } = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const isWhole = typeof label === 'string' && [...label].length >= 1 && [...label].length <= 40;
  return isWhole && Object.keys(value!).length === 1 ? label : undefined;
}

describe('resources whose names clients choose', () => {
  it('are created under names that the contract allows, and no other resource is deleted', async () => {
    const depots = new Map([['north', 'there before']]);
    const lost: string[] = [];
    const { findings, summary } = await serving(
      ({ method = '', url = '', headers }, response, body) => {
        const name = url.split(/[/?]/)[2] ?? '';
        if (!SHAPE.test(name)) return json(response, {}, 422);
        if (!['GET', 'HEAD', 'PUT', 'DELETE'].includes(method))
          return json(response, {}, 405, { Allow: 'GET, HEAD, PUT, DELETE' });
        if (method === 'PUT') {
          if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return json(response, {}, 415);
          let label: string | undefined;
          try {
            label = labelOf(body);
          } catch {
            return json(response, {}, 400);
          }
          if (label === undefined) return json(response, {}, 422);
          const isNew = !depots.has(name);
          depots.set(name, label);
          return json(response, { label }, isNew ? 201 : 200);
        }
        if (!depots.has(name)) return json(response, {}, 404);
        if (method !== 'DELETE') return json(response, { label: depots.get(name) });
        if (name === 'north') lost.push(name);
        depots.delete(name);
        return void response.writeHead(204).end();
      },
      (server) => runConformance(CONTRACT, { server, writes: true }),
    );
    expect(counting(findings)).toEqual([]);
    expect(summary.operations).toMatchObject({ passed: 3, untested: 0 });
    expect(lost).toEqual([]);
    expect(depots.get('north')).toBe('there before');
  });

  it('get names that resemble the given name and differ from each other', () => {
    expect(freshNames('deadbeef-1', 7)[2]).toMatch(/^[a-f]{8}-\d$/);
    expect(new Set([1, 2, 30, 700].map((n) => freshNames('aaaaaaa', n)[1])).size).toBe(4);
  });
});
