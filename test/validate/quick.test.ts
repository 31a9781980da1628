import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.js';
import { readOpenApi } from '../../src/model/openapi.js';
import { isSurelyValid } from '../../src/validate/quick.js';
import { schemaJudges } from '../../src/validate/schema.js';

const document: JsonObject = {
  openapi: '3.1.1',
  components: {
    schemas: {
      Id: { type: 'integer', minimum: 1 },
      Tree: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { $ref: '#/components/schemas/Id' },
          below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    },
  },
};
const judges = schemaJudges(
  readOpenApi({
    document,
    sourceVersion: '3.1.1',
    origin: 'authored',
    locate: () => ({ kind: 'source', file: 'openapi.yaml' }),
  }),
);

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'a', 'aa', '2024-02-30', '2024-02-03', 'https://example.org/a?b#c', 'https://ex ample/'),
  fc.boolean(),
  fc.constant(null),
  fc.constant(1.5),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('id', 'below', 'a', '__proto__'), tie('value'), { maxKeys: 3 }),
  ) as fc.Arbitrary<Json>,
}));
const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'array', 'object');
const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(true, { $ref: '#/components/schemas/Id' }, { $ref: '#/components/schemas/Tree' }),
    fc.record(
      {
        type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
        enum: fc.array(scalar, { minLength: 1, maxLength: 3 }),
        const: scalar,
        minimum: fc.integer({ min: -2, max: 2 }),
        exclusiveMaximum: fc.integer({ min: -2, max: 2 }),
        minLength: fc.integer({ min: 0, max: 2 }),
        maxLength: fc.integer({ min: 0, max: 2 }),
        pattern: fc.constantFrom('^a', 'a$', '^(a)+$'),
        format: fc.constantFrom('date', 'uri', 'int32', 'email', 'uuid', 'password', 'unheard-of'),
        items: tie('schema'),
        minItems: fc.integer({ min: 0, max: 2 }),
        uniqueItems: fc.boolean(),
        required: fc.uniqueArray(fc.constantFrom('id', 'a', '__proto__'), { maxLength: 2 }),
        properties: fc.dictionary(fc.constantFrom('id', 'below', 'a'), tie('schema'), { maxKeys: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        not: tie('schema'),
      },
      { requiredKeys: [] },
    ),
  ) as fc.Arbitrary<Json>,
}));

describe('quick validation', () => {
  test('never accepts a value that the schema judge rejects', () => {
    let sure = 0;
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 8, maxLength: 8 }), (wanted, values) => {
        for (const each of values) {
          if (!isSurelyValid(document, wanted as JsonObject, each)) continue;
          sure += 1;
          expect(judges.judge(wanted as JsonObject)(each)).toEqual([]);
        }
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(sure).toBeGreaterThan(500);
  });

  test.each<[JsonObject, Json]>([
    [{ $ref: '#/components/schemas/Tree' }, { id: 1, below: [{ id: 2, below: [] }] }],
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, 7],
    [{ type: ['string', 'null'], format: 'date-time' }, '2024-02-03T10:00:00Z'],
    [{ type: 'object', additionalProperties: { type: 'string', format: 'uri' } }, { a: 'https://example.org/a' }],
  ])('accepts values in simple cases: %j', (wanted, each) => {
    expect(isSurelyValid(document, wanted, each)).toBe(true);
  });

  test.each<[JsonObject, Json]>([
    [{ $ref: '#/components/schemas/Nothing' }, 1],
    [{ not: { type: 'string' } }, 1],
    [{ oneOf: [{ minimum: 0 }, { maximum: 9 }] }, 5],
    [{ type: 'object', additionalProperties: false }, { a: 1 }],
    [{ required: ['toString'] }, {}],
  ])('leaves other cases to the schema judge: %j', (wanted, each) => {
    expect(isSurelyValid(document, wanted, each)).toBe(false);
  });
});
