import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffContracts } from '../../src/diff/diff.js';
import type { Change } from '../../src/diff/change.js';
import { rules } from '../../src/diff/rules.js';
import { contractOf, documents } from './editions.js';

const twins = new Map(rules.map(({ id, twin }) => [id, twin]));

const { schema } = fc.letrec((tie) => ({
  leaf: fc.record(
    {
      type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', ['string', 'null']),
      enum: fc.uniqueArray(fc.constantFrom('a', 'b', 1, null), { minLength: 1 }),
      const: fc.constantFrom('a', 1),
      minimum: fc.integer({ min: -3, max: 3 }),
      maxLength: fc.integer({ min: 0, max: 3 }),
      format: fc.constantFrom('date', 'uri'),
      pattern: fc.constantFrom('^a', '^b'),
      default: fc.constantFrom('a', 0),
      readOnly: fc.boolean(),
      writeOnly: fc.boolean(),
      deprecated: fc.boolean(),
      description: fc.constantFrom('x', 'y'),
    },
    { requiredKeys: [] },
  ),
  object: fc.record(
    {
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), tie('schema'), {
        noNullPrototype: false,
      }),
      required: fc.uniqueArray(fc.constantFrom('a', 'b', '__proto__')),
      additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      not: tie('leaf'),
      patternProperties: fc.record({ '^x': tie('leaf') }),
    },
    { requiredKeys: ['type'] },
  ),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('object'),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie('object'), { minLength: 1, maxLength: 2 }) }),
    fc.constant({ $ref: '#/components/schemas/Sample' }),
  ),
}));

function contractWith(sample: unknown) {
  const all = documents();
  all.api.components.schemas.Sample = sample;
  all.api.components.schemas.Batch.properties.sample = { $ref: '#/components/schemas/Sample' };
  return contractOf(all);
}

/** The changes as their twins would report them with the editions swapped. */
function mirrored(changes: readonly Change[]): readonly string[] {
  return changes
    .map(({ rule, subject, before, after }) => JSON.stringify([twins.get(rule), subject, after, before]))
    .toSorted();
}

function plain(changes: readonly Change[]): readonly string[] {
  return changes.map(({ rule, subject, before, after }) => JSON.stringify([rule, subject, before, after])).toSorted();
}

it(
  'any two schemas differ by the same changes in both directions, and a schema does not differ from itself',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(schema, schema, async (one, other) => {
        const [old, fresh] = await Promise.all([contractWith(one), contractWith(other)]);
        expect(plain(diffContracts(fresh, old))).toEqual(mirrored(diffContracts(old, fresh)));
        expect(diffContracts(old, await contractWith(one))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);
