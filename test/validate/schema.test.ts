import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import type { Json } from '../../src/model/json.js';
import { schemaJudges } from '../../src/validate/schema.js';
import type { SchemaJudges } from '../../src/validate/schema.js';
import { folderWith } from '../support-files.js';

async function judges(schemas: object): Promise<SchemaJudges> {
  const cwd = await folderWith({
    'a.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {},
      components: { schemas },
    }),
  });
  return schemaJudges((await loadContract('a.json', { cwd })).contract.openapi);
}

const valid = async (schema: object, value: Json): Promise<boolean> =>
  (await judges({})).judge(schema as never)(value).length === 0;

test('references are followed, including circular ones', async () => {
  const judge = (
    await judges({ Tree: { type: 'object', properties: { next: { $ref: '#/components/schemas/Tree' } } } })
  ).judge({ $ref: '#/components/schemas/Tree' });
  expect(judge({ next: { next: {} } })).toEqual([]);
  expect(judge({ next: { next: 1 } })).toMatchObject([{ at: '#/next/next', keyword: 'type' }]);
});

test('data that looks like a reference is still data', async () => {
  expect(await valid({ const: { $ref: '#/nowhere' } }, { $ref: '#/nowhere' })).toBe(true);
  expect(await valid({ type: 'object', properties: { $ref: { type: 'string' } } }, { $ref: 1 })).toBe(false);
});

test('requests may omit read-only properties, and responses write-only properties', async () => {
  const all = await judges({ Key: { type: 'string', readOnly: true } });
  const schema = {
    type: 'object',
    required: ['id', 'key', 'secret'],
    properties: { id: { readOnly: true }, key: { $ref: '#/components/schemas/Key' }, secret: { writeOnly: true } },
  } as const;
  expect(all.judge(schema, 'request')({ secret: 1 })).toEqual([]);
  expect(all.judge(schema, 'response')({ id: 1, key: 'a' })).toEqual([]);
  expect(
    all
      .judge(schema)({})
      .map(({ message }) => message),
  ).toEqual(['must have the property "id"', 'must have the property "key"', 'must have the property "secret"']);
});

describe('formats', () => {
  test.each([
    ['date-time', '2024-01-06T16:20:27.4331234Z', true],
    ['date-time', '2024-01-06T16:20:27+01:00', true],
    ['date-time', '2024-01-06 16:20:27Z', false],
    ['date-time', '2024-01-06T16:20:27', false],
    ['date-time', '2023-02-29T00:00:00Z', false],
    ['date-time-local', '2024-01-06T16:20:27.433', true],
    ['date-time-local', '2024-01-06T16:20:27Z', false],
    ['duration', 'PT3H0M0S', true],
    ['duration', '3 hours', false],
    ['iri-reference', '/ünï/code#x', true],
    ['iri-reference', 'has space', false],
    ['iri', 'relative', false],
    ['uuid', 'a757b7cc-ed3b-41f5-b5dd-30330b967416', true],
    ['byte', 'aGk=', true],
    ['byte', 'aGk', false],
    ['int32', 2_147_483_648, false],
    ['int64', 1.5, false],
    ['never-heard-of', 'x', true],
  ])('%s of %j: %s', async (format, value, expected) => {
    expect(await valid({ format }, value)).toBe(expected);
  });
});

describe('schemas that ajv would reject', () => {
  test.each([
    ['a pattern that is valid only without the flag u', { type: 'string', pattern: '^[\\w-.]+$' }, 'a-b', true],
    ['an invalid pattern', { pattern: '(' }, 'x', true],
    [
      'a discriminator with a mapping',
      { oneOf: [{ type: 'object' }], discriminator: { propertyName: 'kind', mapping: { a: 'A' } } },
      {},
      true,
    ],
    ['unknown keywords', { type: 'string', 'x-a': 1, xml: { name: 'a' } }, 1, false],
    ['2020-12 keywords', { prefixItems: [{ type: 'string' }], unevaluatedItems: false }, ['a', 'b'], false],
  ])('%s', async (_, schema, value, expected) => {
    expect(await valid(schema, value)).toBe(expected);
  });

  test('matching a pattern that backtracks catastrophically stops after a number of steps', async () => {
    expect(await valid({ pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`)).toBe(true);
  });

  test('a schema that cannot be compiled is an issue, not a crash', async () => {
    expect((await judges({})).judge({ type: 'nonsense' } as never)(1)).toMatchObject([{ keyword: 'schema' }]);
  });
});
