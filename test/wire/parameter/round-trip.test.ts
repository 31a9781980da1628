import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { writeParameter } from '../../../src/wire/parameter/write.js';
import { parameter } from '../describe.js';
import { readText, textOf } from '../sent.js';
import { sampleSize } from '../../support/samples.js';

/** Every reserved character, delimiters, escapes, Unicode, and the empty text. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(...':/?#[]@!$&\'()*+,;= %.|~-_"\\<>{}^`', 'é', '€', '💡', '%20', '%2C'),
    maxLength: 6,
  }),
  fc.constantFrom('', 'true', '1', 'null', '[1]', '{"a":1}', '__proto__', 'a=b', '%zz'),
);

interface Typed {
  readonly schema: JsonObject;
  readonly value: Json;
}

const scalar: fc.Arbitrary<Typed> = fc.oneof(
  text.map((value) => ({ schema: { type: 'string' }, value })),
  fc.integer().map((value) => ({ schema: { type: 'integer' }, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ schema: { type: 'number' }, value: Object.is(value, -0) ? 0 : value })),
  fc.boolean().map((value) => ({ schema: { type: 'boolean' }, value })),
  text.map((value) => ({ schema: { type: ['string', 'integer', 'boolean'] }, value })),
);

const list: fc.Arbitrary<Typed> = scalar.chain(({ schema }) =>
  fc.array(valueOf(schema), { minLength: 1, maxLength: 4 }).map((value) => ({
    schema: { type: 'array', items: schema },
    value,
  })),
);

const record: fc.Arbitrary<Typed> = fc
  .dictionary(text, scalar, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
  .map((members) => ({
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema])),
    },
    value: Object.fromEntries(Object.entries(members).map(([name, { value }]) => [name, value])),
  }));

function valueOf(schema: JsonObject): fc.Arbitrary<Json> {
  switch (schema['type']) {
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
    case 'boolean':
      return fc.boolean();
    default:
      return text;
  }
}

/** Styles, and characters that a value must be free of as the style or the place cannot carry them. */
const STYLES = [
  { in: 'path', style: 'simple', explode: false },
  { in: 'path', style: 'simple', explode: true },
  { in: 'path', style: 'label', explode: false },
  { in: 'path', style: 'label', explode: true },
  { in: 'path', style: 'matrix', explode: false },
  { in: 'path', style: 'matrix', explode: true },
  { in: 'query', style: 'form', explode: false },
  { in: 'query', style: 'form', explode: true },
  { in: 'query', style: 'spaceDelimited', explode: false },
  { in: 'query', style: 'spaceDelimited', explode: true },
  { in: 'query', style: 'pipeDelimited', explode: false },
  { in: 'query', style: 'pipeDelimited', explode: true },
  { in: 'query', style: 'deepObject', explode: true },
  { in: 'header', style: 'simple', explode: false },
  { in: 'header', style: 'simple', explode: true },
  { in: 'cookie', style: 'form', explode: false },
  { in: 'cookie', style: 'form', explode: true },
  { in: 'cookie', style: 'cookie', explode: false },
  { in: 'cookie', style: 'cookie', explode: true },
] as const;

/** The same value; members of objects in any order. */
function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.entries(value)
    .map(([name, member]): Json => [name, member ?? null])
    .toSorted();
}

describe.each(STYLES)('$in, $style, explode $explode', (style) => {
  // A cookie in the style `cookie` has a token for a name; all other names are escaped, or unrestricted.
  const place = { name: style.style === 'cookie' ? 'color' : 'co lor', ...style, required: style.in === 'path' };

  test.each([
    ['single values', scalar],
    ['arrays', list],
    ['objects', record],
  ])('%s are read as they were written', (_, values) => {
    let written = 0;
    fc.assert(
      fc.property(values, fc.boolean(), ({ schema, value }, isReserved) => {
        // Reserved expansion passes percent-encoded triples: what is read is what they stand for (RFC 6570 §3.2.3).
        const allowReserved = isReserved && !/%[0-9a-f]{2}/i.test(JSON.stringify(value));
        const { parameter: described, openapi } = parameter({ ...place, allowReserved, schema });
        const sent = writeParameter(described, value, openapi);
        if (sent.kind === 'unwritable') {
          expect(sent.issues.length).toBeGreaterThan(0);
          return;
        }
        written += 1;
        const reading = readText(described, textOf(sent), openapi);
        const values = reading.kind === 'read' ? reading.values : [];
        expect(
          values.some((read) => isSame(read, value)),
          `${textOf(sent)} was read as ${JSON.stringify(reading)}`,
        ).toBe(true);
      }),
      { numRuns: sampleSize({ quick: 25, full: 1000 }), seed: 11 },
    );
    const isDefined = writtenBy(style, values);
    expect(written > 0).toBe(isDefined);
  });
});

/** Whether the style is defined for this kind of value at all. */
function writtenBy({ style, explode }: (typeof STYLES)[number], values: fc.Arbitrary<Typed>): boolean {
  if (style === 'deepObject') return values === record;
  return !(style.endsWith('Delimited') && explode && values === record);
}
