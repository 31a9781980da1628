import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isArray, isObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { readBody } from '../../../src/wire/body/read-body.js';
import { writeBody } from '../../../src/wire/body/write-body.js';
import { media } from '../describe.js';
import { sampleSize } from '../../support/samples.js';

/** Delimiters, escapes and markup of every kind of body. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', 'true', '1', 'null', '[1]', '{"a":1}', '<a/>', ']]>', '&amp;', '&', '%20', 'a=b&c', '+'),
  fc.constantFrom('--hydra-contract-boundary-0', '\r\n', '\r', '\n\n', '\t', '"', '\\', '\u001e', 'é💡', '__proto__'),
);

interface Typed {
  readonly schema: JsonObject;
  readonly value: Json;
}

const scalar: fc.Arbitrary<Typed> = fc.oneof(
  text.map((value) => ({ schema: { type: 'string' }, value })),
  fc.integer().map((value) => ({ schema: { type: 'integer' }, value })),
  fc.boolean().map((value) => ({ schema: { type: 'boolean' }, value })),
);

const strings: fc.Arbitrary<Typed> = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((value) => ({ schema: { type: 'array', items: { type: 'string' } }, value }));

const file: fc.Arbitrary<Typed> = fc
  .uint8Array({ maxLength: 20 })
  .map((bytes) => ({ schema: { type: 'string', format: 'binary' }, value: String.fromCharCode(...bytes) }));

function record(member: fc.Arbitrary<Typed>, name: fc.Arbitrary<string>): fc.Arbitrary<Typed> {
  return fc.dictionary(name, member, { maxKeys: 4, noNullPrototype: true }).map((members) => ({
    schema: { type: 'object', properties: mapped(members, ({ schema }) => schema) },
    value: mapped(members, ({ value }) => value),
  }));
}

function mapped(members: Readonly<Record<string, Typed>>, get: (typed: Typed) => Json): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, typed]) => [name, get(typed)]));
}

/** Names that every kind of body can express. */
const plainName = fc.stringMatching(/^[A-Za-z_][\w.-]{0,5}$/);

function sorted(value: Json): Json {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.entries(value)
    .map(([name, member]): Json => [name, sorted(member ?? null)])
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const JSON_VALUES = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): Typed => ({ schema: {}, value: JSON.parse(JSON.stringify(value)) }));
const MEMBERS = fc.oneof(scalar, strings);
const NESTED = record(fc.oneof(scalar, strings, record(MEMBERS, plainName)), plainName);

describe('what is written is read back', () => {
  test.each<readonly [string, fc.Arbitrary<Typed>]>([
    ['application/json', JSON_VALUES],
    [
      'application/jsonl',
      fc.array(JSON_VALUES).map((items) => ({ schema: { type: 'array' }, value: items.map(({ value }) => value) })),
    ],
    [
      'application/json-seq',
      fc.array(JSON_VALUES).map((items) => ({ schema: { type: 'array' }, value: items.map(({ value }) => value) })),
    ],
    ['application/x-www-form-urlencoded', record(fc.oneof(MEMBERS, record(MEMBERS, text)), text)],
    ['multipart/form-data', record(fc.oneof(MEMBERS, file, record(MEMBERS, text)), text)],
    ['application/xml', NESTED],
    ['text/plain', scalar],
    ['application/octet-stream', file],
  ])('%s', (type, values) => {
    let written = 0;
    fc.assert(
      fc.property(values, ({ schema, value }) => {
        const { media: described, openapi } = media(type, { schema });
        const sent = writeBody(described, value, openapi);
        if (sent.kind === 'unwritable') {
          expect(sent.issues.length).toBeGreaterThan(0);
          return;
        }
        written += 1;
        const reading = readBody(described, sent.contentType, sent.body, openapi);
        const candidates = reading.kind === 'read' ? reading.values.map(sorted) : reading;
        expect(candidates).toContainEqual(sorted(value));
      }),
      { numRuns: sampleSize({ quick: 60, full: 2000 }), seed: 5 },
    );
    expect(written).toBeGreaterThan(50);
  });
});
