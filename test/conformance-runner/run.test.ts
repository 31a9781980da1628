import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '../../src/conformance/events.js';
import type { TestOptions } from '../../src/conformance/options.js';
import { openRun, runConformance } from '../../src/conformance/run.js';
import { CRUD_CONTRACT, CRUD_TOKENS, crudServer } from '../broken-servers/correct/crud.js';
import { contractFrom, contractOf, counting, description, json, serving } from './support.js';

const THINGS = description({
  '/things': {
    get: {
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: {
                type: 'array',
                items: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
              },
            },
          },
        },
      },
    },
  },
});

describe('a run', () => {
  it('without --writes only reads', async () => {
    const methods = new Set<string>();
    const server = await crudServer({}, { before: ({ method }) => void methods.add(method) });
    const { summary } = await runConformance(await contractOf(CRUD_CONTRACT), {
      server: server.url,
      credentials: { bearer: CRUD_TOKENS.own },
    });
    await server.close();
    expect([...methods].filter((method) => !['GET', 'HEAD', 'OPTIONS', 'PROPFIND'].includes(method))).toEqual([]);
    expect(summary.operations.untested).toBeGreaterThan(0);
    expect(summary.tested).toBe(true);
  });

  it('with --writes changes and deletes only what it created, and leaves nothing behind', async () => {
    const created = new Set<string>();
    const touched: string[] = [];
    const server = await crudServer(
      {},
      {
        after: (answer, { method, path, headers }) => {
          if (answer.status === 201)
            created.add(new URL(answer.headers['Location']!, 'http://x').pathname.replace('/api', ''));
          const target = `/${path.join('/')}`;
          const changes = ['PUT', 'PATCH', 'DELETE'].includes(method) && answer.status < 300;
          if (changes && ![...created].some((one) => target === one || target.startsWith(`${one}/`)))
            touched.push(`${method} ${target}`);
          void headers;
        },
      },
    );
    const before = await listed(server.url);
    const { findings } = await runConformance(await contractOf(CRUD_CONTRACT), {
      server: server.url,
      writes: true,
      credentials: { bearer: CRUD_TOKENS.own },
      other: { bearer: CRUD_TOKENS.other },
    });
    const after = await listed(server.url);
    await server.close();
    expect(counting(findings)).toEqual([]);
    expect(touched).toEqual([]);
    expect(after).toEqual(before);
  });

  it('reports a finding that cannot be reproduced as cantTell', async () => {
    let calls = 0;
    const { findings } = await serving(
      (_, response) => json(response, calls++ === 3 ? [{}] : [{ id: 1 }]),
      (url) => runConformance(contractFrom(THINGS), { server: url, concurrency: 1 }),
    );
    const schema = findings.filter(({ check }) => check === 'body-schema');
    expect(schema.map(({ outcome, severity }) => [outcome, severity])).toEqual([['cantTell', 'info']]);
  });

  it('reports a fault once, with a command that repeats the request and without credentials', async () => {
    const { findings } = await serving(
      (_, response) => json(response, [{ id: 'one' }]),
      (url) => runConformance(contractFrom(THINGS), { server: url, headers: { Authorization: 'Bearer t0p-secret' } }),
    );
    const [first, ...others] = findings.filter(({ check }) => check === 'body-schema');
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      outcome: 'failed',
      severity: 'error',
      operation: { method: 'GET', path: '/things' },
      response: { status: 200 },
    });
    expect(first!.message).toContain('#/0/id');
    expect(first!.curl).toMatch(/^curl -i .*\/things/);
    expect(first!.cases).toBeGreaterThan(1);
    expect(JSON.stringify(findings)).not.toContain('t0p-secret');
  });

  it('states the reason when nothing could be tested', async () => {
    const { summary } = await serving(
      (_, response) => json(response, {}, 401, { 'WWW-Authenticate': 'Bearer' }),
      (url) => runConformance(contractFrom(THINGS), { server: url }),
    );
    expect(summary.tested).toBe(false);
    expect(summary.reason).toMatch(/401.*credentials/);
  });

  it('rejects when the server cannot be reached', async () => {
    await expect(runConformance(contractFrom(THINGS), { server: 'http://127.0.0.1:1' })).rejects.toThrow(
      /cannot be reached/,
    );
  });

  it('gives up an operation that never answers after two requests, and names it', async () => {
    let requests = 0;
    const { findings } = await serving(
      () => void requests++,
      (url) => runConformance(contractFrom(THINGS), { server: url, timeout: 200 }),
    );
    const probes = 1;
    expect(requests - probes).toBeLessThanOrEqual(2);
    expect(findings.map(({ check }) => check)).toContain('server-answers');
  });

  it('uses the base path of the contract when the given address lacks it', async () => {
    const contract = contractFrom({ ...THINGS, servers: [{ url: 'https://example.org/v2' }] });
    const { summary } = await serving(
      (request, response) =>
        request.url!.startsWith('/v2/things') ? json(response, [{ id: 1 }]) : json(response, {}, 404),
      (url) => runConformance(contract, { server: url }),
    );
    expect(summary.server).toMatch(/\/v2$/);
    expect(summary.tested).toBe(true);
  });

  it('divides its cases among shards without losing any', async () => {
    const contract = await contractOf(CRUD_CONTRACT);
    const server = await crudServer();
    const ids = async (shard?: TestOptions['shard']): Promise<string[]> => {
      const run = await openRun(contract, {
        server: server.url,
        credentials: { bearer: CRUD_TOKENS.own },
        ...(shard === undefined ? {} : { shard }),
      });
      run.close();
      return [...run.cases(), ...run.scenarios()].map(({ id }) => id);
    };
    const all = await ids();
    const parts = [...(await ids({ index: 1, of: 2 })), ...(await ids({ index: 2, of: 2 }))];
    await server.close();
    expect(parts.toSorted()).toEqual(all.toSorted());
  });

  it('disables checks, also for a single operation', async () => {
    const outcomes: CaseOutcome[] = [];
    const { findings } = await serving(
      (_, response) => json(response, [{ id: 'one' }]),
      (url) =>
        runConformance(
          contractFrom(THINGS),
          { server: url, disable: ['body-schema:GET /things'] },
          (event) => event.kind === 'case' && outcomes.push(event.outcome),
        ),
    );
    expect(findings.map(({ check }) => check)).not.toContain('body-schema');
    expect(outcomes.length).toBeGreaterThan(5);
  });
});

async function listed(url: string): Promise<unknown> {
  const response = await fetch(`${url}/lists`, {
    headers: { Authorization: `Bearer ${CRUD_TOKENS.own}`, Accept: 'application/json' },
  });
  return response.json();
}
