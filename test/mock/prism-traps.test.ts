/** Every trap of Prism that its users fall into, mended. */
import { expect, test } from 'vitest';
import { crud } from './crud.js';
import { BASIC, ask, contractOf, description, mock } from './support.js';
import { prismResponder } from '../../src/mock/prism/responder.js';
import { schemaJudges } from '../../src/validate/schema.js';

const json = (schema: object) => ({ 'application/json': { schema } });
const ok = (schema: object) => ({ 200: { description: 'OK', content: json(schema) } });

test('an error is sent in the form it has, whatever the client accepts', async () => {
  const responses = {
    200: { description: 'OK', content: { 'application/ld+json': { schema: { type: 'object' }, example: { a: 1 } } } },
    404: {
      description: 'No',
      content: { 'application/problem+json': { schema: { type: 'object' }, example: { title: 'No' } } },
    },
  };
  const { url } = await mock(await contractOf(description({ '/a': { get: { responses } } })));
  const { status, headers } = await ask(`${url}/a`, { headers: { accept: 'application/ld+json', prefer: 'code=404' } });
  expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  expect((await ask(`${url}/a`, { headers: { accept: 'text/html' } })).status).toBe(406);
  expect((await ask(`${url}/a`, { headers: { accept: ';;,,' } })).status).toBe(406);
});

test('base paths are honoured', async () => {
  const server = await mock(await contractOf(crud));
  expect(new URL(server.url).pathname).toBe('/api/v1');
  expect((await ask(`${server.url}/pets`)).status).toBe(200);
  const beside = await ask(`${new URL(server.url).origin}/pets`);
  expect([beside.status, beside.body.detail]).toEqual([404, "The contract's server has its API below /api/v1/."]);
});

test('a wrong or missing media type is 415, also where a 422 is declared', async () => {
  const post = {
    requestBody: { required: true, content: json({ type: 'object' }) },
    responses: { ...ok({}), 422: { description: 'No' } },
  };
  const { url } = await mock(await contractOf(description({ '/a': { post } })));
  expect((await ask(`${url}/a`, { method: 'POST', body: '{}' })).status).toBe(415);
  expect(
    (await ask(`${url}/a`, { method: 'POST', body: '<a/>', headers: { 'content-type': 'application/xml' } })).status,
  ).toBe(415);
  expect((await ask(`${url}/a`, { method: 'POST', body: '{}', headers: { 'content-type': 'nonsense' } })).status).toBe(
    415,
  );
});

test('malformed JSON is a 400 with problem details', async () => {
  const { url } = await mock(await contractOf(crud));
  const { status, headers, body } = await ask(`${url}/pets`, {
    method: 'POST',
    body: '{"a":',
    headers: { 'content-type': 'application/json' },
  });
  expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  expect(body).toMatchObject({ status: 400, title: 'Bad Request', detail: expect.stringContaining('not valid JSON') });
});

test('what is wrong with a request is told with pointers', async () => {
  const { url } = await mock(
    await contractOf({ ...crud, paths: { '/pets': { post: { ...crud.paths['/pets'].post, responses: ok({}) } } } }),
  );
  const { status, body } = await ask(`${url}/pets`, {
    method: 'POST',
    body: { name: 'x'.repeat(30), status: 'eaten' },
  });
  expect(status).toBe(422);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/name', '#/status']);
  expect((await ask(`${url}/pets`, { method: 'POST', body: {} })).body.errors[0]).toMatchObject({ pointer: '#' });
});

test('credentials are compared where they are given', async () => {
  const security = {
    components: {
      securitySchemes: { basic: { type: 'http', scheme: 'basic' }, key: { type: 'apiKey', in: 'query', name: 'k' } },
    },
    security: [{ basic: [] }, { key: [] }],
  };
  const contract = await contractOf(description({ '/a': { get: { responses: ok({ type: 'object' }) } } }, security));
  const { url } = await mock(contract, { credentials: { user: 'key:secret', apiKeys: { key: 'k1' } } });
  const status = async (query: string, headers: Record<string, string>) =>
    (await ask(`${url}/a${query}`, { headers })).status;
  expect(await status('', BASIC)).toBe(200);
  expect(await status('?k=k1', {})).toBe(200);
  expect(await status('?k=k2', {})).toBe(401);
  expect(await status('', { authorization: `Basic ${btoa('key:wrong')}` })).toBe(401);
  const refused = await ask(`${url}/a`);
  expect(refused.headers.get('www-authenticate')).toBe('Basic realm="Test", ApiKey realm="Test"');
});

test('a readOnly property in a request is ignored, or refused if asked for', async () => {
  const contract = await contractOf(crud);
  const body = { name: 'Eve', id: 12 };
  expect((await ask(`${(await mock(contract, { state: true })).url}/pets`, { method: 'POST', body })).body.id).toBe(3);
  for (const state of [true, false]) {
    const refusing = await mock(contract, { state, readOnly: 'refuse' });
    const refused = await ask(`${refusing.url}/pets`, { method: 'POST', body });
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('readOnly')]);
  }
});

test('generated bodies keep patterns, leave out writeOnly, fill tuples', async () => {
  const schema = {
    type: 'object',
    required: ['code', 'pair', 'pass'],
    properties: {
      code: { type: 'string', pattern: '^[A-Z]{3}-\\d{2}$' },
      pair: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], minItems: 2, items: false },
      pass: { type: 'string', writeOnly: true },
    },
  };
  const { url } = await mock(await contractOf(description({ '/a': { get: { responses: ok(schema) } } })));
  for (const prefer of ['', 'dynamic=true', 'dynamic=true', 'dynamic=true']) {
    const { body } = await ask(`${url}/a`, { headers: prefer === '' ? {} : { prefer } });
    expect(body).toEqual({
      code: expect.stringMatching(/^[A-Z]{3}-\d{2}$/),
      pair: [expect.any(Number), expect.any(String)],
    });
  }
});

test('examples are data: a $ref in one is no reference, and a writeOnly property in one is not shown', async () => {
  const schema = {
    type: 'object',
    properties: { link: { type: 'object' }, pass: { type: 'string', writeOnly: true } },
  };
  const example = { link: { $ref: '#/nowhere' }, pass: 'secret' };
  const get = { responses: { 200: { description: 'OK', content: { 'application/json': { schema, example } } } } };
  const { url } = await mock(await contractOf(description({ '/a': { get } })));
  expect((await ask(`${url}/a`)).body).toEqual({ link: { $ref: '#/nowhere' } });
});

test('an example that breaks its own schema is not answered with', async () => {
  const get = {
    responses: {
      200: {
        description: 'OK',
        content: {
          'application/json': {
            schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
            example: { n: 'x' },
          },
        },
      },
    },
  };
  const { url } = await mock(await contractOf(description({ '/a': { get } })));
  expect((await ask(`${url}/a`)).body).toEqual({ n: expect.any(Number) });
});

test('JSON Schema 2020-12 is understood without being announced', async () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'integer' } },
    unevaluatedProperties: false,
    dependentRequired: { a: ['b'] },
  };
  const post = { requestBody: { content: json(schema) }, responses: ok({}) };
  const { url } = await mock(await contractOf(description({ '/a': { post } })));
  expect((await ask(`${url}/a`, { method: 'POST', body: { c: 1 } })).status).toBe(422);
  expect((await ask(`${url}/a`, { method: 'POST', body: { a: 1 } })).status).toBe(422);
});

test('Prefer still works: code, example, dynamic and seed, and says what is wrong with it', async () => {
  const { url } = await mock(await contractOf(crud));
  const prefer = (value: string, path = '/pets/1') => ask(url + path, { headers: { prefer: value } });
  expect((await prefer('code=404')).status).toBe(404);
  expect((await prefer('example=two', '/pets')).body.items).toHaveLength(2);
  expect((await prefer('example=three', '/pets')).status).toBe(404);
  expect((await prefer('code=nonsense')).status).toBe(400);
  expect((await prefer('respond-async, dynamic=true; seed="7"')).body).toEqual(
    (await prefer('dynamic=true, seed=7')).body,
  );
  expect((await ask(`${url}/pets/1?__code=404`)).status).toBe(404);
});

test('callbacks are not called: nothing is sent unasked', async () => {
  let called = 0;
  const receiver = await mock(await contractOf(description({ '/hook': { post: { responses: ok({}) } } })), {
    onExchange: () => called++,
  });
  const post = {
    ...crud.paths['/pets'].post,
    callbacks: { made: { [`${receiver.url}/hook`]: { post: { responses: ok({}) } } } },
  };
  const { url } = await mock(await contractOf({ ...crud, paths: { '/pets': { post } } }));
  expect((await ask(`${url}/pets`, { method: 'POST', body: { name: 'Eve' } })).status).toBe(201);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(called).toBe(0);
});

test('forty schemas that all refer to each other answer at once, and rightly', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const properties = Object.fromEntries(
    names.map((name) => [name.toLowerCase(), { $ref: `#/components/schemas/${name}` }]),
  );
  const schemas = Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'integer' },
          list: { type: 'array', items: { $ref: '#/components/schemas/S1' } },
          ...properties,
        },
      },
    ]),
  );
  const body = { $ref: '#/components/schemas/S0' };
  const item = {
    get: { responses: ok(body) },
    post: { requestBody: { required: true, content: json(body) }, responses: ok(body) },
  };
  const contract = await contractOf(
    description(Object.fromEntries(names.map((name) => [`/${name}`, item])), { components: { schemas } }),
  );
  const { url } = await mock(contract);
  const start = performance.now();
  const judge = schemaJudges(contract.openapi).judge(body);
  for (const prefer of ['', 'dynamic=true']) {
    const answer = await ask(`${url}/S7`, { headers: prefer === '' ? {} : { prefer } });
    expect([answer.status, judge(answer.body)]).toEqual([200, []]);
  }
  expect((await ask(`${url}/S7`, { method: 'POST', body: { id: 1, s3: { id: 2, s4: { id: 'x' } } } })).status).toBe(
    422,
  );
  expect((await ask(`${url}/S7`, { method: 'POST', body: { id: 1, s3: { id: 2, s4: { id: 3 } } } })).status).toBe(200);
  // Prism alone takes minutes; generous, for slow machines.
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a body that has no end is cut where the schema allows, and is valid', async () => {
  const node = {
    type: 'object',
    required: ['name', 'children'],
    properties: {
      name: { type: 'string' },
      parent: { $ref: '#/components/schemas/Node' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
    },
  };
  const contract = await contractOf(
    description(
      { '/tree': { get: { responses: ok({ $ref: '#/components/schemas/Node' }) } } },
      { components: { schemas: { Node: node } } },
    ),
  );
  const judges = schemaJudges(contract.openapi);
  const prism = prismResponder(contract, judges);
  const [operation] = contract.openapi.operations;
  for (const dynamic of [false, true]) {
    const request = { method: 'get', url: { path: '/tree', query: {} }, headers: {} };
    const answer = await prism.respond(operation!, request, { validate: true, security: true, dynamic });
    expect(answer.issues).toEqual([]);
    expect(JSON.stringify(answer.body)).toContain('children');
  }
});
