import { describe, expect, test } from 'vitest';
import { viewSchema } from '../../src/model/applied-schemas.js';
import type { Json } from '../../src/model/json.js';
import { asciiJson, readJson } from '../../src/wire/json-text.js';
import { readText } from '../../src/wire/text-value.js';

function read(text: string, schema: Json): readonly Json[] | string | undefined {
  const { values, issues } = readText(text, viewSchema(schema, { document: {} }));
  return values.length > 0 ? values : issues[0]?.message;
}

describe('one text', () => {
  test.each<readonly [string, Json, readonly Json[]]>([
    ['true', { type: ['boolean', 'string'] }, [true, 'true']],
    ['1', { type: ['boolean', 'number', 'string'] }, [1, '1']],
    ['-0', { type: 'number' }, [0]],
    ['1.5e3', { type: 'number' }, [1500]],
    ['[1]', { type: ['array', 'string'] }, [[1], '[1]']],
    ['{"a":1}', { type: 'object' }, [{ a: 1 }]],
    ['null', { type: ['integer', 'null'] }, [null]],
    ['', { type: ['string', 'null'] }, ['', null]],
    ['x', {}, ['x']],
    ['5', { minimum: 1 }, [5, '5']],
    ['5', { pattern: '^5$' }, ['5', 5]],
    ['b', { enum: ['a', 'b'] }, ['b']],
    ['5', { anyOf: [{ const: '5' }, { type: 'integer' }] }, [5, '5']],
  ])('%j by %j', (text, schema, values) => {
    expect(read(text, schema)).toEqual(values);
  });

  test.each<readonly [string, Json, string]>([
    ['x', { type: 'integer' }, '"x" is not an integer.'],
    ['x', { type: ['integer', 'null'] }, '"x" is not an integer or null.'],
    ['x', { type: ['number', 'boolean', 'null'] }, '"x" is not a number, true or false or null.'],
    ['{"a":1', { type: 'object' }, '"{\\"a\\":1" is not an object.'],
    ['[1]', { type: 'object' }, '"[1]" is not an object.'],
  ])('%j is not %j', (text, schema, message) => {
    expect(read(text, schema)).toBe(message);
  });
});

test('JSON is read within bounds', () => {
  expect(readJson('['.repeat(201) + ']'.repeat(201)).issues[0]?.message).toContain('200 levels');
  expect(readJson(`"${'['.repeat(1000)}"`).values).toHaveLength(1);
  expect(readJson('{"a":').issues[0]?.message).toContain('is not JSON');
});

test('JSON in headers and cookies is ASCII', () => {
  expect(asciiJson({ é: '💡\u007f' })).toBe('{"\\u00e9":"\\ud83d\\udca1\\u007f"}');
  expect(JSON.parse(asciiJson({ é: '💡' }))).toEqual({ é: '💡' });
});
