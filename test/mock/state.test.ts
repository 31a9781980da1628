import { describe, expect, test } from 'vitest';
import { crud } from './crud.js';
import { ask, contractOf, description, mock, shipped } from './support.js';

const patch = (mediaType: string, body: unknown) => ({
  method: 'PATCH',
  headers: { 'content-type': mediaType },
  body: JSON.stringify(body),
});

describe('a stateful mock of plain CRUD', async () => {
  const contract = await contractOf(crud);

  test('starts with the examples and stores what clients write', async () => {
    const { url } = await mock(contract, { state: true });
    expect((await ask(`${url}/pets`)).body.items.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Bob']);
    const created = await ask(`${url}/pets`, { method: 'POST', body: { name: 'Eve', secret: 'x', id: 99 } });
    expect([created.status, created.headers.get('location')]).toEqual([201, `${url}/pets/3`]);
    expect(created.body).toEqual({
      id: 3,
      name: 'Eve',
      created: expect.stringMatching(/Z$/),
      modified: expect.any(String),
    });
    expect((await ask(`${url}/pets/3`)).body).toEqual(created.body);
    const listed = await ask(`${url}/pets`);
    expect([listed.body.total, listed.headers.get('x-total-count')]).toEqual([3, '3']);
    expect(listed.body.items[2]).toEqual(created.body);
  });

  test('replaces, patches and deletes; keeps readOnly properties and never returns writeOnly ones', async () => {
    const { url } = await mock(contract, { state: true });
    const put = await ask(`${url}/pets/1`, {
      method: 'PUT',
      body: { id: 7, name: 'Ann', created: '1999-01-01T00:00:00Z', secret: 's' },
    });
    expect([put.status, put.body]).toEqual([
      200,
      expect.objectContaining({ id: 1, name: 'Ann', created: '2024-01-01T00:00:00Z' }),
    ]);
    expect(put.body).not.toHaveProperty('status');
    expect(put.text).not.toContain('secret');
    expect((await ask(`${url}/pets/1`, patch('application/merge-patch+json', { status: 'sold' }))).body.status).toBe(
      'sold',
    );
    expect(
      (await ask(`${url}/pets/1`, patch('application/merge-patch+json', { status: null }))).body,
    ).not.toHaveProperty('status');
    expect(
      (
        await ask(
          `${url}/pets/1`,
          patch('application/json-patch+json', [{ op: 'replace', path: '/name', value: 'Zoe' }]),
        )
      ).body.name,
    ).toBe('Zoe');
    expect((await ask(`${url}/pets/1`, patch('application/merge-patch+json', { status: 'eaten' }))).status).toBe(400);
    expect((await ask(`${url}/pets/1`)).body.name).toBe('Zoe');
    expect((await ask(`${url}/pets/1`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`${url}/pets/1`)).status).toBe(404);
    expect((await ask(`${url}/pets/1`, { method: 'DELETE' })).status).toBe(404);
    expect((await ask(`${url}/pets`)).body.total).toBe(1);
    const put201 = await ask(`${url}/pets/50`, { method: 'PUT', body: { name: 'New' } });
    expect([put201.status, put201.body.name]).toEqual([201, 'New']);
    // The numbers of deleted resources are not reused.
    await ask(`${url}/pets/50`, { method: 'DELETE' });
    expect((await ask(`${url}/pets`, { method: 'POST', body: { name: 'Next' } })).body.id).toBeGreaterThan(2);
  });

  test('pages, filters, searches and sorts by the declared parameters', async () => {
    const { url } = await mock(contract, { state: true });
    for (let n = 0; n < 5; n++) await ask(`${url}/pets`, { method: 'POST', body: { name: `Pet${n}`, status: 'free' } });
    const names = async (query: string) =>
      (await ask(`${url}/pets?${query}`)).body.items.map(({ name }: { name: string }) => name);
    expect(await names('limit=3&offset=2')).toEqual(['Pet0', 'Pet1', 'Pet2']);
    expect(await names('status=sold')).toEqual(['Bob']);
    expect(await names('q=pet3')).toEqual(['Pet3']);
    expect(await names('sort=-name&limit=2')).toEqual(['Pet4', 'Pet3']);
    expect(await names('sort=name:desc&limit=1')).toEqual(['Pet4']);
    const seen: string[] = [];
    for (let next: string | null = `${url}/pets?limit=2`; next !== null;) {
      const { body } = await ask(next);
      seen.push(...body.items.map(({ name }: { name: string }) => name));
      next = body.next;
    }
    expect(seen).toEqual(['Ada', 'Bob', 'Pet0', 'Pet1', 'Pet2', 'Pet3', 'Pet4']);
  });

  test('stores resources below a resource, even without paths of their own', async () => {
    const { url } = await mock(contract, { state: true });
    const before = (await ask(`${url}/pets/1/visits`)).body.length;
    expect((await ask(`${url}/pets/1/visits`, { method: 'POST', body: { reason: 'flu' } })).status).toBe(201);
    const after = (await ask(`${url}/pets/1/visits`)).body;
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toEqual({ reason: 'flu' });
    expect((await ask(`${url}/pets/404/visits`)).status).toBe(404);
  });

  test('can be saved, loaded and reset, in the process and over HTTP', async () => {
    const server = await mock(contract, { state: true });
    await ask(`${server.url}/pets`, { method: 'POST', body: { name: 'Eve' } });
    const saved = server.state!.save();
    const control = `${new URL(server.url).origin}/.well-known/hydra-contract`;
    expect((await ask(`${control}/state`)).body.things).toHaveLength(3);
    expect((await ask(`${control}/state`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`${server.url}/pets`)).body.total).toBe(2);
    const other = await mock(contract, { state: true, initialState: saved });
    expect((await ask(`${other.url}/pets/3`)).body.name).toBe('Eve');
    expect((await ask(`${control}/state`, { method: 'PUT', body: { things: [{}] } })).status).toBe(400);
    server.state!.set('/pets/9', { id: 9, name: 'Set', created: '2024-01-01T00:00:00Z' });
    expect((await ask(`${server.url}/pets/9`)).body.name).toBe('Set');
    expect(server.state!.get('/pets/9')?.['name']).toBe('Set');
  });

  test('keeps its state when the contract is reloaded', async () => {
    const server = await mock(contract, { state: true });
    await ask(`${server.url}/pets`, { method: 'POST', body: { name: 'Eve' } });
    server.reload(await contractOf({ ...crud, info: { title: 'Pets', version: '2' } }));
    expect((await ask(`${server.url}/pets/3`)).body.name).toBe('Eve');
  });

  test('responds with 507 when the store is full', async () => {
    const { url } = await mock(contract, { state: true, limits: { resources: 3 } });
    expect((await ask(`${url}/pets`, { method: 'POST', body: { name: 'Eve' } })).status).toBe(201);
    const full = await ask(`${url}/pets`, { method: 'POST', body: { name: 'Fay' } });
    expect([full.status, full.body.status]).toEqual([507, 507]);
  });

  test('treats __proto__ and constructor like any other name', async () => {
    const { url } = await mock(contract, { state: true });
    const body = '{"name":"Eve","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const headers = { 'content-type': 'application/json' };
    expect((await ask(`${url}/pets`, { method: 'POST', headers, body })).status).toBe(201);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    for (const path of ['__proto__', 'constructor', 'hasOwnProperty'])
      expect((await ask(`${url}/${path}`)).status).toBe(404);
  });
});

test('the same seed gives the same responses', async () => {
  const item = {
    type: 'object',
    required: ['key', 'text'],
    properties: { key: { type: 'string', readOnly: true }, text: { type: 'string' } },
  };
  const content = { 'application/json': { schema: item } };
  const contract = await contractOf(
    description({
      '/notes': {
        get: {
          responses: {
            200: { description: 'OK', content: { 'application/json': { schema: { type: 'array', items: item } } } },
          },
        },
        post: { requestBody: { required: true, content }, responses: { 201: { description: 'Created', content } } },
      },
      '/notes/{key}': {
        get: {
          parameters: [{ name: 'key', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'OK', content } },
        },
      },
    }),
  );
  const run = async (seed: number): Promise<string[]> => {
    const { url } = await mock(contract, { state: true, seed });
    const posted = await ask(`${url}/notes`, { method: 'POST', body: { text: 'a' } });
    const generated = await ask(`${url}/notes`, { headers: { prefer: 'dynamic=true' } });
    return [posted.text, generated.text];
  };
  const [first, again, other] = [await run(1), await run(1), await run(2)];
  expect(again).toEqual(first);
  expect(other[0]).not.toBe(first[0]);
});

test('pages of Scale match the platform, even for a missing page and an invalid size', async () => {
  const { url } = await mock(await shipped('scale@2016'), { state: true });
  const first = await ask(`${url}/batches/`);
  expect([first.body.count, first.body.next, first.body.previous]).toEqual([1, null, null]);
  const beyond = await ask(`${url}/batches/?page=2`);
  expect([beyond.status, beyond.body]).toEqual([404, { detail: 'Invalid page.' }]);
  expect((await ask(`${url}/batches/?page=zero`)).status).toBe(404);
  expect((await ask(`${url}/batches/?page_size=none`)).status).toBe(200);
  expect((await ask(`${url}/batches/?status=CREATED`)).body.count).toBe(0);
  expect((await ask(`${url}/batches/?recipe_type_id=1&recipe_type_id=2`)).body.count).toBe(1);
  expect((await ask(`${url}/batches/?started=PT1H`)).body.count).toBe(0);
});

test('a resource sent to OpenDataDSL is listed and can be read until it is deleted', async () => {
  const { url } = await mock(await shipped('opendatadsl@v1'), { state: true });
  const headers = { authorization: 'Bearer token' };
  const id = '00006d91-0fa0-481a-8118-7d6c1f4dba8f';
  const sent = await ask(`${url}/batch/v1`, {
    method: 'POST',
    headers,
    body: { _id: id, _type: 'VarBatch', elements: [] },
  });
  expect(sent.status).toBe(200);
  expect((await ask(`${url}/batch/v1/${id}`, { headers })).body._id).toBe(id);
  expect((await ask(`${url}/batch/v1?_limit=1&_skip=1`, { headers })).body).toHaveLength(1);
  await ask(`${url}/batch/v1/${id}`, { method: 'DELETE', headers });
  expect((await ask(`${url}/batch/v1/${id}`, { headers })).status).toBe(404);
});
