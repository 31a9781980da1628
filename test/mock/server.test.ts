import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnusableInput } from '../../src/finding.js';
import { defineHandlers, parseFaults, startMockServer } from '../../src/mock/index.js';
import type { Exchange } from '../../src/mock/index.js';
import { negotiate } from '../../src/mock/http/accept.js';
import { jsonLine, textLine } from '../../src/mock/http/log.js';
import { parsePreferences } from '../../src/mock/http/prefer.js';
import { router } from '../../src/mock/http/router.js';
import type { OpenApiOperation } from '../../src/model/contract.js';
import { crud } from './crud.js';
import type { operations } from './operations.js';
import { ask, contractOf, mock } from './support.js';

const contract = await contractOf(crud);

/** Bytes straight to the socket; what comes back until it is closed. */
function raw(url: string, text: string, patience = 3000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
    socket.setTimeout(patience, () => socket.destroy());
    socket.write(text);
  });
}

describe('the server', () => {
  test('tells each exchange once, with what was wrong', async () => {
    const log: Exchange[] = [];
    const { url } = await mock(contract, { onExchange: (exchange) => log.push(exchange) });
    await ask(`${url}/pets?limit=x`);
    await ask(`${url}/pets`);
    expect(log).toMatchObject([
      {
        method: 'GET',
        target: '/api/v1/pets?limit=x',
        status: 422,
        operation: 'listPets',
        note: expect.stringContaining('integer'),
      },
      { status: 200, note: undefined },
    ]);
    expect(textLine({ ...log[0]!, target: '/\u001b[2J' }, false)).not.toContain('\u001b');
    expect(JSON.parse(jsonLine(log[0]!))).toMatchObject({ status: 422, method: 'GET' });
  });

  test('says plainly that a port is in use, or a host not here', async () => {
    const { url } = await mock(contract);
    await expect(startMockServer(contract, { port: Number(new URL(url).port) })).rejects.toThrow(UnusableInput);
    await expect(startMockServer(contract, { host: '203.0.113.1' })).rejects.toThrow(/not an address of this machine/);
  });

  test('stops in good order: what is under way is answered, idle connections are closed', async () => {
    const server = await startMockServer(contract, { faults: [{ latency: [200, 200] }] });
    const slow = ask(`${server.url}/pets`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    expect((await slow).status).toBe(200);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('bounds bodies, headers and nesting, and stays up under abuse', async () => {
    const { url } = await mock(contract, { limits: { bodyBytes: 1000, requestTimeout: 500 } });
    const headers = { 'content-type': 'application/json' };
    expect((await ask(`${url}/pets`, { method: 'POST', headers, body: `"${'x'.repeat(2000)}"` })).status).toBe(413);
    expect((await ask(`${url}/pets`, { method: 'POST', headers, body: '['.repeat(900) })).status).toBe(400);
    expect(await raw(url, `GET /api/v1/pets HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431/,
    );
    expect(await raw(url, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400/);
    expect(await raw(url, 'GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400/);
    expect(await raw(url, 'GET http://elsewhere/api/v1/pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 200/,
    );
    expect(await raw(url, 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 204/);
    await raw(
      url,
      'POST /api/v1/pets HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"na',
      300,
    );
    expect((await ask(`${url}/pets`)).status).toBe(200);
  });

  test('answers whatever the path, query and headers are', async () => {
    const { url } = await mock(contract, { state: true });
    const header = fc.constantFrom(
      'accept',
      'prefer',
      'content-type',
      'mock-fault',
      'x-forwarded-host',
      'authorization',
      'origin',
    );
    const text = fc.stringMatching(/^[ -~]{0,30}$/);
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), header, text, async (path, query, name, value) => {
        const { status } = await ask(`${url}${path}?${query}`, { headers: { [name]: value } });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });
});

describe('faults on demand', () => {
  test('by option for an operation, by header, by control', async () => {
    const server = await mock(contract, { faults: [parseFaults('getPet: status=503')] });
    expect((await ask(`${server.url}/pets/1`)).status).toBe(503);
    expect((await ask(`${server.url}/pets`)).status).toBe(200);
    const header = (fault: string) => ask(`${server.url}/pets`, { headers: { 'mock-fault': fault } });
    expect((await header('status=500')).body).toMatchObject({ status: 500 });
    const start = performance.now();
    await header('latency=150');
    expect(performance.now() - start).toBeGreaterThan(140);
    await expect(header('drop')).rejects.toThrow();
    await expect(header('truncate')).rejects.toThrow();
    const malformed = await header('malformed');
    expect([malformed.status, malformed.body]).toEqual([200, undefined]);
    expect((await header('explode')).status).toBe(400);
    const control = `${new URL(server.url).origin}/.well-known/hydra-contract/faults`;
    await ask(control, { method: 'PUT', body: ['status=502'] });
    expect((await ask(`${server.url}/pets`)).status).toBe(502);
    await ask(control, { method: 'DELETE' });
    expect((await ask(`${server.url}/pets`)).status).toBe(200);
  });

  test.each<[string, object]>([
    ['latency=200-800', { latency: [200, 800] }],
    ['status=503; rate=0.1', { status: 503, rate: 0.1 }],
    ['getPet: drop', { operation: 'getPet', spoil: 'drop' }],
    ['GET /pets/{petId}: latency=5', { operation: 'GET /pets/{petId}', latency: [5, 5] }],
  ])('%s', (text, expected) => expect(parseFaults(text)).toEqual(expected));
});

test('a handler has the last word, with state and the mock’s own answer at hand', async () => {
  const handlers = defineHandlers<operations>({
    getPet: ({ request, answer }) => ({
      status: 200,
      headers: { 'x-answer': String(answer.status) },
      body: { id: Number(request.parameters.path.petId), name: 'Handled' },
    }),
    listPets: () => undefined,
    createPet: ({ state, request }) => {
      state?.set('/pets/77', { id: 77, ...request.body });
      return { status: 202 };
    },
  });
  const { url } = await mock(contract, { state: true, handlers });
  const pet = await ask(`${url}/pets/500`);
  expect([pet.status, pet.body, pet.headers.get('x-answer')]).toEqual([200, { id: 500, name: 'Handled' }, '404']);
  expect((await ask(`${url}/pets`)).body.total).toBe(2);
  expect((await ask(`${url}/pets`, { method: 'POST', body: { name: 'Eve' } })).status).toBe(202);
  expect((await ask(`${url}/pets`)).body.items.at(-1)).toMatchObject({ id: 77, name: 'Eve' });
});

describe('routes', () => {
  const operation = (path: string, method = 'GET') => ({ id: `${method} ${path}`, path, method }) as OpenApiOperation;
  const routes = router(
    [],
    ['/pets/{petId}', '/pets/mine', '/pets/{id}/toys', '/files/{name}.json', '/files/{name}', '/'].map((path) =>
      operation(path),
    ),
  );
  test.each<[string, string | undefined, Record<string, string>]>([
    ['/pets/7', '/pets/{petId}', { petId: '7' }],
    ['/pets/mine', '/pets/mine', {}],
    ['/pets/7/toys', '/pets/{id}/toys', { id: '7' }],
    ['/files/a.json', '/files/{name}.json', { name: 'a' }],
    ['/files/a%2Fb', '/files/{name}', { name: 'a/b' }],
    ['/', '/', {}],
    ['/pets/', undefined, {}],
    ['/pets/7/', undefined, {}],
  ])('%s', (path, template, variables) => {
    const [match] = routes.match(path);
    expect(match?.template).toBe(template);
    expect(Object.fromEntries(match?.variables ?? [])).toEqual(variables);
  });
});

test.each<[string | undefined, string | undefined]>([
  [undefined, 'application/ld+json'],
  ['*/*', 'application/ld+json'],
  ['application/json', 'application/json'],
  ['application/*;q=0.5, text/html', 'application/ld+json'],
  ['application/ld+json;q=0, */*', 'application/json'],
  ['text/html', undefined],
  [';;,,', undefined],
])('Accept: %s', (accept, expected) =>
  expect(negotiate(accept, ['application/ld+json', 'application/json'])).toBe(expected),
);

test('a Prefer header is read whatever it holds', () => {
  fc.assert(fc.property(fc.string(), (text) => void parsePreferences(text, new URLSearchParams())));
  expect(parsePreferences('code=404, example="a \\"b\\""', new URLSearchParams())).toMatchObject({
    status: 404,
    example: 'a "b"',
  });
});
