import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { UnusableInput } from '../../src/finding.js';
import { parseText } from '../../src/load/parse.js';
import { pointer } from '../../src/model/json.js';
import type { Json } from '../../src/model/json.js';

/** The error with which a text is rejected. */
function refusal(file: string, text: string): UnusableInput {
  try {
    parseText(file, text);
  } catch (error) {
    if (error instanceof UnusableInput) return error;
    throw error;
  }
  throw new Error('The text was not rejected.');
}

describe('positions', () => {
  const yaml = 'paths:\n  /a/{b}:\n    get:\n      summary: one\n      tags: [x, y]\n';

  test('of a key in YAML', () => {
    expect(parseText('a.yaml', yaml).locate('#/paths/~1a~1{b}/get/summary')).toMatchObject({
      file: 'a.yaml',
      line: 4,
      column: 7,
    });
  });

  test('of an item in a flow sequence', () => {
    expect(parseText('a.yaml', yaml).locate('#/paths/~1a~1{b}/get/tags/1')).toMatchObject({ line: 5, column: 17 });
  });

  test('of the nearest ancestor of a part that does not exist', () => {
    expect(parseText('a.yaml', yaml).locate('#/paths/~1a~1{b}/put')).toMatchObject({ line: 2, column: 3 });
  });

  test('of a key in JSON after strings with brackets and escapes', () => {
    const json = '{\n  "a\\"]": ["}", "\\\\"],\n  "b": { "c": 1 }\n}';
    expect(parseText('a.json', json).locate('#/b/c')).toMatchObject({ line: 3, column: 10 });
  });

  test('of each member in any JSON, at its key', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 5 }),
        fc.constantFrom(0, 2),
        (object, indent) => {
          const text = JSON.stringify(object, null, indent);
          const lines = text.split('\n');
          const parsed = parseText('a.json', text);
          for (const key of Object.keys(object)) {
            const { line = 0, column = 0 } = parsed.locate(pointer('#', key));
            expect(lines[line - 1]?.slice(column - 1).startsWith(JSON.stringify(key))).toBe(true);
          }
        },
      ),
    );
  });

  test('text that the YAML library prints is read back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }), (object) => {
        const plain = JSON.parse(JSON.stringify(object)) as Json;
        fc.pre(!JSON.stringify(plain).includes('"<<":')); // The YAML library prints it without quotes, as a merge key.
        expect(parseText('a.yaml', stringify(plain)).value).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a syntax error reports line, text and likely fix', () => {
  test.each([
    [
      'an unquoted colon',
      'a:\n  description: One of these: a, b\n',
      2,
      /unquoted ": " inside the value of "description"/,
      /Quote/,
    ],
    [
      'an unquoted colon on a later line',
      'a:\n  description: One |\n    of these: a\n  b: 1\n',
      3,
      /unquoted ": "/,
      /Quote/,
    ],
    ['a tab', 'a:\n\tb: 1\n', 2, /[Tt]ab/, /spaces/],
    ['an open bracket', 'a: [1, 2\nb: 3\n', 2, /Cannot parse/, undefined],
    ['a reserved character', 'a: @x\n', 1, /reserved/, /Quote/],
  ])('%s', (_, text, line, message, hint) => {
    const error = refusal('x.yaml', text);
    expect(error.message).toMatch(message);
    expect(error.location).toMatchObject({ file: 'x.yaml', line });
    if (hint !== undefined) expect(error.hint).toMatch(hint);
  });

  test.each([
    ['a trailing comma', '{\n  "a": 1,\n}', 3],
    ['a missing end', '{\n  "a": 1', 2],
    ['True instead of true', '{\n  "a": True\n}', 2],
    ['a missing comma', '{"a": [1, 2], "b": {"c": []}\n "d": 1}', 2],
    ['an invalid number', '[1,\n01]', 2],
  ])('JSON with %s', (_, text, line) => {
    expect(refusal('x.json', text).location).toMatchObject({ line });
  });

  test('an empty file is rejected', () => {
    expect(refusal('x.yaml', ' \n').message).toBe('x.yaml is empty.');
  });
});

describe('hostile text', () => {
  test.each([
    ['deep JSON', 'x.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['deep JSON without an end', 'x.json', '{"a":'.repeat(100_000)],
    ['deep flow YAML', 'x.yaml', `a: ${'['.repeat(100_000)}`],
    ['deep block YAML', 'x.yaml', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s is rejected', (_, file, text) => {
    expect(refusal(file, text).message).toMatch(/nested deeper than 400|Cannot parse/);
  });

  test('an alias bomb is rejected', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `l${level}: &l${level} [${Array.from({ length: 10 }, () => (level === 0 ? '1' : `*l${level - 1}`)).join(', ')}]`,
    );
    expect(refusal('x.yaml', levels.join('\n')).message).toMatch(/alias/i);
  });

  test('a merge key without a mapping is rejected, a quoted one is an ordinary key', () => {
    expect(refusal('x.yaml', 'a:\n  <<: 5\n').message).toMatch(/merge key/);
    expect(parseText('x.yaml', 'a: &a { b: 1 }\nc: { <<: *a }\n').value).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(parseText('x.yaml', '"<<": 5\n').value).toEqual({ '<<': 5 });
  });

  test('a byte order mark and CRLF do not change the value', () => {
    expect(parseText('x.yaml', '\uFEFFa: 1\r\nb:\r\n  - 2\r\n').value).toEqual({ a: 1, b: [2] });
  });

  test('the names of prototype members are ordinary keys', () => {
    for (const [file, text] of [
      ['x.yaml', '__proto__:\n  a: 1\nconstructor: 2\n'],
      ['x.json', '{"__proto__": {"a": 1}, "constructor": 2}'],
    ] as const) {
      const { value } = parseText(file, text);
      expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
      expect(({} as { a?: number }).a).toBeUndefined();
    }
  });

  test('repeated keys are findings in YAML and JSON', () => {
    for (const [file, text] of [
      ['x.yaml', 'a: 1\nb: 2\na: 3\n'],
      ['x.json', '{"a": 1,\n"b": 2,\n"a": 3}'],
    ] as const) {
      expect(parseText(file, text).findings).toMatchObject([
        { check: 'duplicate-key', severity: 'error', location: { line: 3, column: 1 } },
      ]);
    }
  });
});
