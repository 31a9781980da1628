import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MEMBERS } from '../../src/resources/override.js';
import { json, mapOf, pathParameter, query, ref, shown, shownAll } from './support.js';

const schemas = {
  components: { schemas: { Lot: { type: 'object', properties: { id: {}, code: {}, site: {}, self: {} } } } },
};
const page = { type: 'object', properties: { data: { type: 'array', items: ref('Lot') }, n: { type: 'integer' } } };

/** Lots below garages, with an override on the item and one on the collection. */
function lots(item: object, collection: object = {}) {
  return mapOf(
    {
      '/garages/{garage}': { parameters: [pathParameter('garage')], get: { responses: { 200: json({}) } } },
      '/lots': {
        'x-hydra-resource': collection,
        get: { operationId: 'listLots', parameters: [query('q', {})], responses: { 200: json(page) } },
        post: { operationId: 'addLot', responses: { 201: { description: 'Created' } } },
      },
      '/lots/{lot}': {
        'x-hydra-resource': item,
        parameters: [pathParameter('lot')],
        get: { operationId: 'readLot', responses: { 200: json(ref('Lot')) } },
        put: { operationId: 'replaceLot', responses: { 204: { description: 'Replaced' } } },
      },
      '/registrations': { post: { operationId: 'register', responses: { 200: json({}) } } },
    },
    schemas,
  );
}

/** The lots of such a map. */
function lot(item: object, collection: object = {}) {
  return lots(item, collection).resource('/lots/{lot}');
}

describe('an override states', () => {
  test('name, class, address, identity, back link and whether PUT creates', () => {
    const stated = {
      name: 'space',
      class: 'https://parking.example/vocab#Space',
      address: 'self',
      identity: { lot: 'code' },
      backLink: '/site',
      putCreates: true,
    };
    const found = lot(stated);
    expect(shown(found?.name)).toBe('space (override)');
    expect(shown(found?.class)).toBe('https://parking.example/vocab#Space (override)');
    expect(shown(found?.address)).toBe('/self (override)');
    expect(shownAll(found?.identity ?? new Map())).toEqual({ lot: '/code (override)' });
    expect(shown(found?.backLink)).toBe('/site (override)');
    expect(shown(found?.putCreates)).toBe('true (override)');
  });

  test('the wrapper of a body, and so the schema of the representation', () => {
    const map = mapOf({
      '/lots/{lot}': {
        'x-hydra-resource': { wrapper: 'parcel' },
        parameters: [pathParameter('lot')],
        get: { responses: { 200: json({ properties: { parcel: { properties: { lot: {} } }, more: {} } }) } },
      },
    });
    const found = map.resource('/lots/{lot}');
    expect(shown(found?.wrapper)).toBe('parcel (override)');
    expect(shownAll(found?.identity ?? new Map())).toEqual({ lot: '/lot (name)' });
  });

  test('members, numbers, links and parameters of the collection, on either Path Item', () => {
    const stated = {
      members: 'data',
      total: 'n',
      links: { next: '/more/url' },
      parameters: { q: 'cursor' },
    };
    for (const found of [lot(stated), lot({}, stated)]) {
      expect(shown(found?.collection?.members)).toBe('/data (override)');
      expect(shownAll(found?.collection?.numbers ?? new Map())).toEqual({ total: '/n (override)' });
      expect(shownAll(found?.collection?.links ?? new Map())).toEqual({ next: '/more/url (override)' });
      expect(shownAll(found?.collection?.parameters ?? new Map())).toEqual({ q: 'cursor (override)' });
    }
  });

  test('operations by role, which are no longer found in another role', () => {
    const found = lot({ operations: { create: 'register' } });
    expect(shown(found?.operations.get('create'))).toBe('register (override)');
    const swapped = lot({ operations: { create: 'replaceLot' } });
    expect(shown(swapped?.operations.get('create'))).toBe('replaceLot (override)');
    expect(swapped?.operations.has('replace')).toBe(false);
  });

  test('item, collection and parent', () => {
    expect(shown(lot({ parent: '/garages/{garage}' })?.parent)).toBe('/garages/{garage} (override)');
    expect(shown(lot({ collection: '/registrations' })?.collection?.template)).toBe('/registrations (override)');
    expect(shown(lots({ role: 'action' }).resource('/lots')?.item)).toBeUndefined();
  });

  test('what a path is for', () => {
    expect(lots({}, { role: 'single' }).resource('/lots')?.isSingle).toBe(true);
    expect(lots({ role: 'single' }).at('/lots/{lot}')?.role.evidence.kind).toBe('override');
  });
});

describe('a wrong override is a finding', () => {
  test.each([
    [{ identiy: {} }, 'no member "identiy"', 'Did you mean "identity"?'],
    [{ role: 'list' }, 'unknown value "list"', 'Use one of item, collection, single, action.'],
    [{ parent: '/garages/{garag}' }, 'unknown path', 'Did you mean "/garages/{garage}"?'],
    [{ operations: { create: 'adLot' } }, 'unknown operation "adLot"', 'Did you mean "addLot"?'],
    [{ operations: { make: 'addLot' } }, 'operations has no member "make"', 'Use one of create, list'],
    [{ links: { nxt: 'a' } }, 'links has no member "nxt"', 'Did you mean "next"?'],
    [{ putCreates: 'yes' }, 'putCreates must be true or false', 'docs/resources.md'],
    [{ name: 7 }, 'name must be a string', 'docs/resources.md'],
    [{ identity: 'code' }, 'identity must be an object', 'docs/resources.md'],
  ])('%j', (stated, message, hint) => {
    const [finding, ...others] = lots(stated).findings;
    expect(others).toEqual([]);
    expect(finding?.message).toContain(message);
    expect(finding?.hint).toContain(hint);
    expect(finding?.location).toMatchObject({ pointer: expect.stringContaining('~1lots~1{lot}/x-hydra-resource') });
  });

  test('also if it is not an object, or names a parameter that the collection does not have', () => {
    const [finding] = lots({}, { parameters: { qq: 'search' } }).findings;
    expect(finding?.hint).toBe('Did you mean "q"?');
    const none = mapOf({ '/x': { 'x-hydra-resource': 'item' } }).findings;
    expect(none.map(({ message }) => message)).toEqual(['x-hydra-resource must be an object.']);
  });

  test('names such as __proto__ are ordinary names', () => {
    const stated = JSON.parse('{"__proto__":1,"identity":{"constructor":"code"}}') as object;
    expect(lots(stated).findings.map(({ message }) => message)).toEqual([
      'x-hydra-resource has no member "__proto__".',
    ]);
  });
});

test('the JSON Schema for editors has the same members', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/resource.json', import.meta.url), 'utf8'));
  expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(MEMBERS).toSorted());
  for (const [name, wanted] of Object.entries(MEMBERS)) {
    const own = schema.properties[name];
    if (Array.isArray(wanted)) expect(own.enum).toEqual(wanted);
    if (typeof wanted !== 'object' || Array.isArray(wanted)) continue;
    const { names, values } = wanted as { names: readonly string[] | undefined; values: unknown };
    if (names !== undefined) expect(Object.keys(own.properties)).toEqual(names);
    if (Array.isArray(values)) expect(own.additionalProperties.enum).toEqual(values);
  }
});
