import { describe, expect, test } from 'vitest';
import { json, mapOf, only, pathParameter, query, ref, shown, shownAll } from './support.js';

const PET = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
const schemas = { components: { schemas: { Pet: PET } } };
const list = (schema: object, parameters: object[] = []): object => ({ parameters, responses: { 200: json(schema) } });
const item = { parameters: [pathParameter('id')], get: { responses: { 200: json(ref('Pet')) } } };

describe('items and collections', () => {
  test('equal schemas tie a collection to its items', () => {
    const pets = only(
      mapOf({ '/pets': { get: list({ type: 'array', items: ref('Pet') }) }, '/pets/{id}': item }, schemas),
    );
    expect(pets.id).toBe('/pets/{id}');
    expect(shown(pets.collection?.template)).toBe('/pets (schema)');
    expect(shown(pets.collection?.members)).toBe(' (declared)');
    expect(shown(pets.name)).toBe('Pet (schema)');
  });

  test('without equal schemas the hierarchy of paths is a guess', () => {
    const paths = { '/pets': { get: list({ type: 'array' }) }, '/pets/{id}': item };
    expect(shown(only(mapOf(paths, schemas)).collection?.template)).toBe('/pets (path)');
  });

  test('a Link Object ties them too', () => {
    const created = { ...json({ type: 'object' }), links: { read: { operationId: 'readPet', parameters: {} } } };
    const paths = {
      '/pets': { post: { responses: { 201: created } } },
      '/pets/{id}': { ...item, get: { operationId: 'readPet', responses: { 200: json(ref('Pet')) } } },
    };
    expect(shown(only(mapOf(paths, schemas)).collection?.template)).toBe('/pets (link-object)');
  });

  test('a final slash makes no difference', () => {
    const paths = { '/pets/': { get: list({ type: 'array', items: ref('Pet') }) }, '/pets/{id}/': item };
    expect(shown(only(mapOf(paths, schemas)).collection?.template)).toBe('/pets/ (schema)');
  });

  test('members may live elsewhere', () => {
    const paths = {
      '/pets/{id}': item,
      '/owners/{owner}/pets': { get: list({ type: 'array', items: ref('Pet') }) },
    };
    const [pets, further] = mapOf(paths, schemas).resources;
    expect(pets?.id).toBe('/pets/{id}');
    expect(shown(further?.item)).toBe('/pets/{id} (schema)');
    expect([...(further?.operations.keys() ?? [])]).toEqual(['list']);
  });

  test('an item with a list of other resources stays an item', () => {
    const order = { type: 'object', properties: { lines: { type: 'array', items: ref('Pet') } } };
    const map = mapOf({ '/orders/{id}': { ...item, get: list(order) }, '/pets/{id}': item }, schemas);
    expect(map.at('/orders/{id}')?.role.value).toBe('item');
  });

  test('a path without a variable of its own is a single resource, one that cannot be read an action', () => {
    const paths = {
      '/settings': { get: list({ type: 'object', properties: { dark: { type: 'boolean' } } }) },
      '/pets/{id}': item,
      '/pets/{id}/feed': { post: { operationId: 'feed', responses: { 204: { description: 'Fed' } } } },
    };
    const map = mapOf(paths, schemas);
    expect(map.at('/settings')?.resource.isSingle).toBe(true);
    expect(map.at('/pets/{id}/feed')?.role.value).toBe('action');
    expect(map.at('/pets/{id}/feed')?.resource.id).toBe('/pets/{id}');
    expect(map.resource('/pets/{id}')?.actions.map(shown)).toEqual(['feed (path)']);
  });
});

describe('what a collection is represented by', () => {
  const page = {
    type: 'object',
    properties: {
      pets: { type: 'array', items: ref('Pet') },
      petsCount: { type: 'integer' },
      paging: { type: 'object', properties: { next: { type: 'string' }, per_page: { type: 'integer' } } },
    },
  };
  const parameters = [
    query('page', { type: 'integer' }),
    query('limit', { type: 'string', default: '20' }),
    query('sort', { type: 'string' }),
    query('order', { enum: ['asc', 'desc'] }),
    query('name', { type: 'string' }),
    query('fields', { type: 'string' }),
  ];
  const { collection } = only(mapOf({ '/pets': { get: list(page, parameters) }, '/pets/{id}': item }, schemas));

  test('its members, numbers and links, also within an object', () => {
    expect(shown(collection?.members)).toBe('/pets (schema)');
    expect(shownAll(collection?.numbers ?? new Map())).toEqual({
      total: '/petsCount (name)',
      pageSize: '/paging/per_page (name)',
    });
    expect(shownAll(collection?.links ?? new Map())).toEqual({ next: '/paging/next (name)' });
  });

  test('the roles of its parameters; numbers may travel as text', () => {
    expect(shownAll(collection?.parameters ?? new Map())).toEqual({
      page: 'page (name)',
      limit: 'size (name)',
      sort: 'sort (name)',
      order: 'direction (declared)',
      name: 'filter (name)',
    });
  });

  test('a Link Object from a page to the next states a cursor', () => {
    const next = { operationId: 'listPets', parameters: { from: '$response.body#/paging/next' } };
    const get = {
      operationId: 'listPets',
      parameters: [query('from', { type: 'string' })],
      responses: { 200: { ...json(page), links: { next } } },
    };
    const found = only(mapOf({ '/pets': { get }, '/pets/{id}': item }, schemas)).collection?.parameters;
    expect(shownAll(found ?? new Map())).toEqual({ from: 'cursor (link-object)' });
  });
});

describe('identity', () => {
  const at = (get: object, parameter: object, rest: object = schemas) =>
    shownAll(only(mapOf({ '/pets/{tag}': { parameters: [parameter], get } }, rest)).identity);

  test('by the name of the variable, which is a guess', () => {
    const schema = { type: 'object', properties: { tag: { type: 'string' } } };
    expect(at(list(schema), pathParameter('tag'))).toEqual({ tag: '/tag (name)' });
    expect(at(list(ref('Pet')), pathParameter('tag'))).toEqual({ tag: '/id (name)' });
  });

  test('by the only property with the schema of the parameter', () => {
    const components = {
      schemas: {
        Tag: { type: 'string' },
        Pet: { type: 'object', properties: { id: { type: 'integer' }, code: ref('Tag') } },
      },
    };
    expect(at(list(ref('Pet')), pathParameter('tag', { schema: ref('Tag') }), { components })).toEqual({
      tag: '/code (schema)',
    });
  });

  test('by an example that has the value of the parameter, unless it may be equal by chance', () => {
    const get = (example: object) => ({ responses: { 200: json(ref('Pet'), { example }) } });
    const parameter = (example: unknown) => pathParameter('tag', { schema: {}, example });
    expect(at(get({ id: 1, name: 'rex-7' }), parameter('rex-7'))).toEqual({ tag: '/name (example)' });
    expect(at(get({ id: 1, age: 3 }), parameter(3))).toEqual({ tag: '/id (name)' });
  });

  test('by a Link Object, before everything else', () => {
    const link = { operationId: 'readPet', parameters: { tag: '$response.body#/name' } };
    const paths = {
      '/pets': { post: { responses: { 201: { ...json(ref('Pet')), links: { read: link } } } } },
      '/pets/{tag}': {
        parameters: [pathParameter('tag')],
        get: { operationId: 'readPet', responses: { 200: json(ref('Pet')) } },
      },
    };
    expect(shownAll(only(mapOf(paths, schemas)).identity)).toEqual({ tag: '/name (link-object)' });
  });

  test('a property that holds the address of the resource', () => {
    const own = { type: 'object', properties: { '@id': { type: 'string' }, tag: { type: 'string' } } };
    const get = (schema: object, example: object) => ({ responses: { 200: json(schema, { example }) } });
    const address = (operation: object) =>
      shown(only(mapOf({ '/pets/{tag}': { parameters: [pathParameter('tag')], get: operation } })).address);
    expect(address(get(own, {}))).toBe('/@id (hydra)');
    expect(address(get({ type: 'object' }, { here: 'https://shop.example/v1/pets/7' }))).toBe('/here (example)');
    expect(address(get({ properties: { href: {} } }, {}))).toBe('/href (name)');
  });
});

describe('operations', () => {
  const made = { 201: { description: 'Created' } };

  test('by method and place', () => {
    const paths = {
      '/pets': { get: list({ type: 'array', items: ref('Pet') }), post: { responses: made } },
      '/pets/{id}': { ...item, put: { responses: made }, patch: { responses: {} }, delete: { responses: {} } },
    };
    const pets = only(mapOf(paths, schemas));
    expect([...pets.operations.keys()].toSorted()).toEqual(['create', 'list', 'patch', 'read', 'remove', 'replace']);
    expect(shown(pets.operations.get('create'))).toBe('POST /pets (declared)');
    expect(shown(pets.putCreates)).toBe('true (declared)');
  });

  test('a POST elsewhere creates if its 201 has the schema of the item', () => {
    const paths = { '/kennel': { post: { responses: { 201: json(ref('Pet')) } } }, '/pets/{id}': item };
    expect(shown(mapOf(paths, schemas).resource('/pets/{id}')?.operations.get('create'))).toBe('POST /kennel (schema)');
  });

  test('a POST that declares no 201 is a guess', () => {
    const post = { requestBody: { content: {} }, responses: { 200: { description: 'OK' } } };
    const paths = { '/pets': { post, get: list({ type: 'array' }) }, '/pets/{id}': item };
    expect(shown(only(mapOf(paths, schemas)).operations.get('create'))).toBe('POST /pets (path)');
  });
});

describe('relations', () => {
  test('the nearest resource above is the parent, and a property leads back to it', () => {
    const toy = { type: 'object', properties: { id: {}, pet: ref('Pet') } };
    const paths = {
      '/pets/{id}': item,
      '/pets/{id}/toys/{toy}': {
        parameters: [pathParameter('id'), pathParameter('toy')],
        get: list(toy),
      },
    };
    const toys = mapOf(paths, schemas).resource('/pets/{id}/toys/{toy}');
    expect(shown(toys?.parent)).toBe('/pets/{id} (path)');
    expect(shown(toys?.backLink)).toBe('/pet (schema)');
  });
});

test('a wrapper is looked through', () => {
  const paths = { '/pets/{id}': { ...item, get: list({ properties: { data: ref('Pet'), meta: {} } }) } };
  const pets = only(mapOf(paths, schemas));
  expect(shown(pets.wrapper)).toBe('data (name)');
  expect(shownAll(pets.identity)).toEqual({ id: '/id (name)' });
});
