import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTrue, parseExpression } from '../../src/mock/lifecycle/expression.js';
import type { Scope } from '../../src/mock/lifecycle/expression.js';
import { UnusableInput } from '../../src/finding.js';
import type { Json } from '../../src/model/json.js';
import { BASIC, ask, contractOf, description, mock, shipped } from './support.js';

describe('the life of a batch', async () => {
  const contract = await shipped('dlcs@2023');
  const submission = (...ids: string[]) => ({
    '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
    '@type': 'Collection',
    member: ids.map((id) => ({
      id,
      space: 5,
      origin: id.startsWith('bad') ? 'https://nowhere.invalid/x' : 'https://images.example/x.tif',
    })),
  });

  test('goes as the platform has it, seen by a client that follows links', async () => {
    const server = await mock(contract, { state: true });
    server.state!.clock.speed(0);
    const get = async (url: string) => (await ask(url, { headers: BASIC })).body;
    const members = async (url: string) =>
      (await get(url)).member.map((member: Record<string, string>) => member['id'] ?? member['@id']);
    const post = (url: string, body?: unknown) =>
      ask(url, { method: 'POST', headers: BASIC, ...(body !== undefined && { body }) });

    const customers = await get((await get(`${server.url}/`)).customers);
    const queue = await get(customers.member[0].queue);
    const submitted = await post(queue['@id'], submission('one', 'bad', 'three'));
    expect(submitted.status).toBe(201);
    const batch = submitted.body;
    expect(submitted.headers.get('location')).toBe(batch['@id']);
    expect(batch).toMatchObject({
      count: 3,
      completed: 0,
      errors: 0,
      superseded: false,
      submitted: expect.stringMatching(/\.\d{7}Z$/),
    });
    expect(batch).not.toHaveProperty('finished');
    expect(await members(queue.active)).toContain(batch['@id']);
    expect(await members(queue.recent)).not.toContain(batch['@id']);
    expect((await get(queue['@id'])).imagesWaiting).toBe(4);

    server.state!.clock.advance(375);
    expect(await get(batch['@id'])).toMatchObject({ completed: 1, errors: 0 });
    expect(await members(batch.completedImages)).toEqual(['one']);

    server.state!.clock.advance(500);
    const finished = await get(batch['@id']);
    expect(finished).toMatchObject({ completed: 3, errors: 1, finished: expect.stringMatching(/\.\d{7}Z$/) });
    expect(Object.keys(finished).indexOf('finished')).toBe(Object.keys(finished).indexOf('completed') + 1);
    expect(await members(batch.errorImages)).toEqual(['bad']);
    expect(await members(queue.active)).not.toContain(batch['@id']);
    expect((await members(queue.recent))[0]).toBe(batch['@id']);

    const page = await get(`${batch.images}?page=2&pageSize=2`);
    expect(page).toMatchObject({ totalItems: 3, pageSize: 2, view: { page: 2, totalPages: 2 } });
    expect(page.view).toHaveProperty('previous');
    expect(page.view).not.toHaveProperty('next');
    expect(page.view).not.toHaveProperty('last');
    expect((await get(page.view.previous)).member).toHaveLength(2);

    expect((await post(batch.test)).body).toEqual({ success: false });
    await post(queue['@id'], submission('one', 'bad', 'three'));
    expect(await members(batch.images)).toEqual([]);
    expect(await get(batch['@id'])).toMatchObject({ superseded: false });
    expect((await post(batch.test)).body).toEqual({ success: true });
    expect((await post(batch.test)).body).toEqual({ success: false });
    expect(await get(batch['@id'])).toMatchObject({ superseded: true });
    expect((await post(`${server.url}/customers/2/queue/batches/1/test`)).status).toBe(404);
  });

  test('pages are clamped as the real server clamps them', async () => {
    const { url } = await mock(contract, { state: true });
    const list = async (query: string) =>
      (await ask(`${url}/customers/2/queue/batches?${query}`, { headers: BASIC })).body;
    expect(await list('page=0')).toMatchObject({ totalItems: 2, pageSize: 100 });
    expect((await list('page=-3&pageSize=1')).view.page).toBe(1);
    for (const size of [0, -1, 501]) expect((await list(`pageSize=${size}`)).pageSize).toBe(100);
    expect((await list('pageSize=500')).pageSize).toBe(500);
  });

  test('its clock is set from outside too', async () => {
    const server = await mock(contract, { state: true });
    const clock = `${server.url}/.well-known/hydra-contract/clock`;
    const set = (body: unknown) => ask(clock, { method: 'PATCH', body });
    expect((await set({ speed: 0, now: '2030-01-01T00:00:00Z' })).body).toEqual({ now: '2030-01-01T00:00:00.000Z' });
    expect((await set({ advance: 60 })).body).toEqual({ now: '2030-01-01T00:01:00.000Z' });
    const { body } = await ask(`${server.url}/customers/2/queue`, {
      method: 'POST',
      headers: BASIC,
      body: submission('x'),
    });
    expect(body.submitted).toBe('2030-01-01T00:01:00.0000000Z');
    expect((await set({ now: 'tomorrow' })).status).toBe(400);
  });
});

test('a life that cannot be read is told with its place', async () => {
  const schema = { type: 'object', 'x-hydra-contract-life': { steps: [{ when: 'a < < b' }] } };
  const contract = await contractOf(description({}, { components: { schemas: { A: schema } } }));
  await expect(mock(contract, { state: true })).rejects.toThrow(/"a < < b" is not understood at character 5/);
});

describe('expressions', () => {
  const scope = (values: Record<string, Json>): Scope => ({
    value: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
    list: (name) =>
      name === 'list'
        ? [
            { value: () => 2, list: () => undefined },
            { value: () => 3, list: () => undefined },
          ]
        : undefined,
  });
  const values = { one: 1, two: 2, text: 'a.invalid', empty: '', yes: true, inner: { deep: [1, 2] } };

  test.each<[string, Json]>([
    ['one + two * 2', 5],
    ['(one + two) * 2', 6],
    ['one < two and not (two < one)', true],
    ['missing', null],
    ['not missing', true],
    ['missing = null', true],
    ['empty or text', true],
    ["'it''s'", 'it'],
    ["text + '!'", 'a.invalid!'],
    ["contains(text, '.invalid')", true],
    ['contains(inner.deep, 2)', true],
    ['size(inner.deep)', 2],
    ['size(list)', 2],
    ['sum(list, x)', 5],
    ['inner.deep.gone', null],
    ['one / 0', 0],
  ])('%s', (text, expected) => {
    if (text === "'it''s'") expect(() => parseExpression(text)).toThrow(UnusableInput);
    else expect(parseExpression(text)(scope(values))).toEqual(expected);
  });

  test('are read or refused, whatever the text', () => {
    const word = fc.constantFrom(
      'one',
      'and',
      'or',
      'not',
      '(',
      ')',
      '<',
      '=',
      '+',
      "'x'",
      '3',
      '.',
      ',',
      'size',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          try {
            isTrue(parseExpression(text)(scope(values)));
          } catch (error) {
            expect(error).toBeInstanceOf(UnusableInput);
          }
        },
      ),
    );
  });
});
