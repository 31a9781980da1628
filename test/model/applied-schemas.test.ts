import { describe, expect, test } from 'vitest';
import { viewSchema } from '../../src/model/applied-schemas.js';
import type { SchemaView } from '../../src/model/applied-schemas.js';
import type { Json, JsonObject } from '../../src/model/json.js';

/** The view of a schema, with others under `#/components/schemas`. */
function view(schema: Json, schemas: JsonObject = {}): SchemaView {
  return viewSchema(schema, { document: { components: { schemas } } });
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

describe('types', () => {
  test.each<readonly [Json, readonly string[]]>([
    [{ type: 'integer' }, ['integer']],
    [{ type: ['string', 'null'] }, ['null', 'string']],
    [{ type: 'number' }, ['number']],
    [{ enum: ['a', 1, null] }, ['null', 'integer', 'string']],
    [{ const: 1.5 }, ['number']],
    [{ allOf: [{ type: ['string', 'integer'] }, { type: ['integer', 'null'] }] }, ['integer']],
    [{ anyOf: [{ type: 'string' }, { type: 'array' }] }, ['string', 'array']],
    [{ type: ['string', 'array'], oneOf: [{ type: 'array' }, { type: 'object' }] }, ['array']],
    [JSON.parse('{"if":{},"then":{"type":"string"},"else":{"type":"boolean"}}'), ['boolean', 'string']],
    [{ type: 'nonsense' }, []],
    [{ type: '__proto__' }, []],
  ])('%j allows %j', (schema, types) => {
    expect([...view(schema).types]).toEqual(types);
  });

  test.each<Json>([
    {},
    true,
    false,
    {},
    { properties: {} },
    { $ref: '#/nowhere' },
    { anyOf: [{ type: 'string' }, {}] },
  ])('%j restricts nothing', (schema) => {
    expect(view(schema).isTyped).toBe(false);
  });

  test('references are followed, cycles included', () => {
    const schemas = { A: { allOf: [ref('B')] }, B: { anyOf: [ref('A'), { type: 'string' }] }, C: ref('C') };
    expect(view(ref('B'), { B: { type: 'boolean' } }).allows('boolean')).toBe(true);
    expect(view(ref('A'), schemas).allows('string')).toBe(true);
    expect(view(ref('C'), schemas).isTyped).toBe(false);
  });

  test('keywords suggest a type where nothing restricts it', () => {
    expect(view({ properties: { a: {} } }).suggested).toBe('object');
    expect(view({ items: {} }).suggested).toBe('array');
    expect(view({ minimum: 1 }).suggested).toBe('number');
    expect(view({ pattern: 'x' }).suggested).toBe('string');
    expect(view({}).suggested).toBeUndefined();
  });
});

describe('members', () => {
  const base = { type: 'object', properties: { a: { type: 'integer' } } } satisfies JsonObject;

  test('properties come from everything that applies, those of a base first', () => {
    const schema = { allOf: [ref('Base')], properties: { b: true }, anyOf: [{ properties: { c: { type: 'null' } } }] };
    const found = view(schema, { Base: base });
    expect([...found.propertyNames]).toEqual(['a', 'c', 'b']);
    expect(found.property('a')).toEqual({ type: 'integer' });
  });

  test('a property that several schemas describe must satisfy all of them', () => {
    const found = view({ ...base, allOf: [{ properties: { a: { minimum: 1 } } }] });
    expect(found.property('a')).toEqual({ allOf: [{ type: 'integer' }, { minimum: 1 }] });
  });

  test('a property that branches describe differently may satisfy either', () => {
    const found = view({ oneOf: [base, { type: 'object', properties: { a: { type: 'string' } } }] });
    expect([...view(found.property('a')).types]).toEqual(['integer', 'string']);
  });

  test('branches for values of other types say nothing about members', () => {
    const found = view({ oneOf: [{ type: 'integer' }, { type: 'array', items: { type: 'integer' } }] });
    expect(found.item(0)).toEqual({ type: 'integer' });
  });

  test('undeclared properties are described by additionalProperties', () => {
    const found = view({ ...base, additionalProperties: { type: 'boolean' } });
    expect(found.property('x')).toEqual({ type: 'boolean' });
    expect(found.isOpen).toBe(true);
    expect(view(base).isOpen).toBe(false);
    expect(view(base).property('toString')).toBe(true);
  });

  test('items are described by prefixItems and items, in both forms', () => {
    const prefix = { prefixItems: [{ type: 'integer' }], items: { type: 'string' } };
    const older = { items: [{ type: 'integer' }], additionalItems: { type: 'string' } };
    for (const schema of [prefix, older]) {
      expect(view(schema).item(0)).toEqual({ type: 'integer' });
      expect(view(schema).item(1)).toEqual({ type: 'string' });
      expect(view(schema).item(1_000_000)).toEqual({ type: 'string' });
    }
  });

  test('a recursive schema has members at any depth', () => {
    const document = { components: { schemas: { Node: { type: 'object', properties: { next: ref('Node') } } } } };
    let schema: Json = ref('Node');
    for (let depth = 0; depth < 100; depth += 1) schema = viewSchema(schema, { document }).property('next');
    expect(viewSchema(schema, { document }).allows('object')).toBe(true);
    expect(viewSchema(schema, { document }).allows('string')).toBe(false);
  });
});

test('the view of a schema is made once for each document', () => {
  const document = {};
  const schema = { type: 'string' };
  expect(viewSchema(schema, { document })).toBe(viewSchema(schema, { document }));
  expect(viewSchema(schema, { document })).not.toBe(viewSchema(schema, { document: {} }));
});

test('a chain of references does not overflow the stack', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`S${index}`, { allOf: [ref(`S${index + 1}`)] }]),
  );
  expect(view(ref('S0'), { ...schemas, S20000: { type: 'string' } }).allows('string')).toBe(true);
});
