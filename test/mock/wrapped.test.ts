import { expect, it } from 'vitest';
import { ask, contractOf, description, mock } from './support.js';

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const wrapper = { type: 'object', required: ['data'], properties: { data: ref('Depot'), meta: { type: 'object' } } };
const ok = (schema: object) => ({ description: 'OK', content: json(schema) });
const bad = ok(ref('Wrong'));
const depotId = { name: 'depot_id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

const depots = description(
  {
    '/depots': {
      get: {
        operationId: 'listDepots',
        responses: { 200: ok({ type: 'object', properties: { data: { type: 'array', items: ref('Depot') } } }) },
      },
      post: {
        operationId: 'addDepot',
        requestBody: { required: true, content: json(ref('Depot')) },
        responses: { 201: ok(wrapper), 422: bad },
      },
    },
    '/depots/{depot_id}': {
      parameters: [depotId],
      get: { operationId: 'getDepot', responses: { 200: ok(wrapper), 404: bad } },
      put: {
        operationId: 'putDepot',
        requestBody: { required: true, content: json(wrapper) },
        responses: { 200: ok(wrapper) },
      },
      patch: {
        operationId: 'patchDepot',
        requestBody: { content: json({ type: 'object' }) },
        responses: { 200: ok(wrapper), 404: bad },
      },
    },
    '/depots/{depot_id}/goods': {
      parameters: [depotId],
      get: { operationId: 'listGoods', responses: { 200: ok({ type: 'array', items: ref('Good') }) } },
      post: {
        operationId: 'addGood',
        requestBody: {
          required: true,
          content: { ...json(ref('Good')), 'application/x-www-form-urlencoded': { schema: ref('Tool') } },
        },
        responses: { 201: ok(ref('Good')) },
      },
    },
    '/depots/{depot_id}/goods/{sku}': {
      parameters: [depotId, { name: 'sku', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'getGood', responses: { 200: ok(ref('Good')), 404: bad } },
    },
    '/profile': {
      get: { operationId: 'getProfile', responses: { 200: ok(ref('Profile')) } },
      patch: {
        operationId: 'patchProfile',
        requestBody: { content: json(ref('Profile')) },
        responses: { 200: ok(ref('Profile')), 404: bad },
      },
    },
    '/kinds': {
      get: { operationId: 'listKinds', responses: { 200: ok({ type: 'array', items: ref('Kind') }) } },
      post: {
        operationId: 'addKind',
        requestBody: { required: true, content: json(ref('Kind')) },
        responses: { 201: ok(ref('Kind')) },
      },
    },
  },
  {
    servers: [{ url: 'https://depots.example.net/{edition}', variables: { edition: { default: 'v2' } } }],
    components: {
      schemas: {
        Depot: {
          type: 'object',
          required: ['id', 'name'],
          properties: {
            id: { type: 'string', format: 'uuid', readOnly: true },
            name: { type: 'string', minLength: 2 },
            doorCode: { type: 'string', writeOnly: true },
            updated_at: { type: 'string', format: 'date-time', readOnly: true },
          },
        },
        Good: {
          oneOf: [ref('Book'), ref('Tool')],
          discriminator: { propertyName: 'kind', mapping: { book: '#/components/schemas/Book' } },
        },
        Book: {
          type: 'object',
          required: ['kind', 'sku', 'isbn'],
          additionalProperties: false,
          properties: { kind: { const: 'book' }, sku: { type: 'string' }, isbn: { type: 'string' } },
        },
        Tool: {
          type: 'object',
          required: ['kind', 'sku', 'weight'],
          additionalProperties: false,
          properties: { kind: { const: 'tool' }, sku: { type: 'string' }, weight: { type: 'number' } },
        },
        Profile: {
          type: 'object',
          required: ['login'],
          properties: { login: { type: 'string', readOnly: true }, email: { type: 'string' } },
        },
        Kind: {
          type: 'object',
          required: ['id', 'label'],
          properties: {
            id: { type: 'integer', readOnly: true },
            label: { type: 'string' },
            parent: ref('Kind'),
            children: { type: 'array', items: ref('Kind') },
          },
        },
        Wrong: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { type: 'string', enum: ['invalid', 'not_found'] }, message: { type: 'string' } },
            },
          },
        },
      },
    },
  },
);

it('stores resources that bodies hold under a key', async () => {
  const { url } = await mock(await contractOf(depots), { state: true, seed: 1 });
  const created = await ask(`${url}/depots`, { method: 'POST', body: { name: 'North', doorCode: '1234' } });
  expect(created.body.data).toMatchObject({ name: 'North' });
  const own = created.headers.get('location') ?? '';
  expect(own).toBe(`${url}/depots/${created.body.data.id}`);
  expect((await ask(own)).body.data).toEqual(created.body.data);
  expect(JSON.stringify((await ask(own)).body)).not.toContain('1234');
  const put = await ask(own, { method: 'PUT', body: { data: { name: 'South', id: created.body.data.id } } });
  expect(put.body.data).toMatchObject({ id: created.body.data.id, name: 'South' });
  expect((await ask(`${url}/depots`)).body.data.at(-1)).toMatchObject({ name: 'South' });
});

it('updates the time of the last change with a PATCH', async () => {
  const { url, state } = await mock(await contractOf(depots), { state: true, seed: 1 });
  const created = await ask(`${url}/depots`, { method: 'POST', body: { name: 'North' } });
  state?.clock.advance(60_000);
  const patched = await ask(created.headers.get('location') ?? '', { method: 'PATCH', body: { name: 'East' } });
  expect(patched.body.data).toMatchObject({ name: 'East', id: created.body.data.id });
  expect(Date.parse(patched.body.data.updated_at) - Date.parse(created.body.data.updated_at)).toBeGreaterThan(50_000);
});

it('creates the kind of resource that was sent, whether as JSON or as a form', async () => {
  const { url } = await mock(await contractOf(depots), { state: true, seed: 1 });
  const created = await ask(`${url}/depots`, { method: 'POST', body: { name: 'North' } });
  const goods = `${created.headers.get('location')}/goods`;
  for (const body of [
    { kind: 'book', sku: 'B1', isbn: '1' },
    { kind: 'tool', sku: 'T1', weight: 2 },
  ]) {
    expect((await ask(goods, { method: 'POST', body })).body).toEqual(body);
    expect((await ask(`${goods}/${body.sku}`)).body).toEqual(body);
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  await ask(goods, { method: 'POST', headers, body: 'kind=tool&sku=T2&weight=3.5' });
  expect((await ask(`${goods}/T2`)).body).toEqual({ kind: 'tool', sku: 'T2', weight: 3.5 });
});

it('changes a resource that no example shows', async () => {
  const { url } = await mock(await contractOf(depots), { state: true, seed: 1 });
  const before = (await ask(`${url}/profile`)).body;
  const patched = await ask(`${url}/profile`, { method: 'PATCH', body: { email: 'a@example.org' } });
  expect(patched.status).toBe(200);
  expect(patched.headers.get('location')).toBeNull();
  expect((await ask(`${url}/profile`)).body).toEqual({ ...before, email: 'a@example.org' });
});

it('describes errors within the error object of the declared body', async () => {
  const { url } = await mock(await contractOf(depots), { state: true });
  const missing = await ask(`${url}/depots/00000000-0000-4000-8000-00000000dead`);
  expect(missing.body.error).toMatchObject({ code: 'not_found', message: expect.stringContaining('no resource at') });
  const broken = await ask(`${url}/depots`, { method: 'POST', body: { name: 'x' } });
  expect(broken.status).toBe(422);
  expect(broken.body.error.message).toContain('name');
});

it('responds quickly if lists contain lists of the same kind', async () => {
  const { url } = await mock(await contractOf(depots), { state: true, seed: 1 });
  const dynamic = await ask(`${url}/kinds`, { headers: { prefer: 'dynamic=true, seed=3' } });
  expect(dynamic.status).toBe(200);
  expect(dynamic.text.length).toBeLessThan(100_000);
});
