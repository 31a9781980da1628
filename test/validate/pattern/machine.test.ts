import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from '../../../src/validate/pattern/machine.js';
import type { Search } from '../../../src/validate/pattern/machine.js';
import { compileProgram } from '../../../src/validate/pattern/program.js';
import { parseSyntax } from '../../../src/validate/pattern/syntax.js';
import { expression, text } from './expressions.js';
import { patternsOf } from './support.js';

function run(pattern: string, flags: string, value: string, limit = 1_000_000): Search {
  const syntax = parseSyntax(pattern, flags === 'u');
  if (syntax === undefined) throw new Error(`${pattern} was not read`);
  return search(compileProgram(syntax), value, limit);
}

function isValid(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== '';
  } catch {
    return false;
  }
}

describe('the matcher agrees with RegExp', () => {
  test.each(['u', ''])('on generated expressions with the flags "%s"', (flags) => {
    fc.assert(
      fc.property(expression, fc.array(text, { minLength: 6, maxLength: 6 }), (pattern, texts) => {
        fc.pre(isValid(pattern, flags));
        for (const value of texts) {
          const { matched } = run(pattern, flags, value);
          if (matched !== undefined) expect(matched, value).toBe(new RegExp(pattern, flags).test(value));
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('on ordinary patterns and texts like those that they are written for', () => {
    const values = [
      '1.2.3-rc.1',
      '2024-02-29',
      'a.b@example.org',
      '127.0.0.1',
      'https://example.org/a?b#c',
      '',
      'a b',
      '/a/b',
    ];
    for (const pattern of patternsOf('ordinary')) {
      const flags = isValid(pattern, 'u') ? 'u' : '';
      for (const value of values)
        expect(run(pattern, flags, value).matched, `${pattern} on ${value}`).toBe(
          new RegExp(pattern, flags).test(value),
        );
    }
  });

  test.each([
    ['^.$', 'u', '😀'],
    ['^.$', '', '😀'],
    ['^[😀-😃]+$', 'u', '😀😁'],
    ['^\\ud83d\\ude00$', 'u', '😀'],
    ['^\\u{1f600}$', 'u', '😀'],
    ['(?<=^.)b', 'u', '😀b'],
    ['(?<=^.)b', '', '😀b'],
    ['^\\p{Lu}\\p{Script=Thai}$', 'u', 'Éก'],
    ['^(?<word>\\w+) \\k<word>$', 'u', 'ab ab'],
    ['^(?<word>\\w+) \\k<word>$', '', 'ab ac'],
    ['^\\k<word>$', '', 'k<word>'],
    ['^(a)\\2$', '', 'a\u0002'],
    ['^\\101\\8\\c$', '', 'A8\\c'],
    ['^\\cA\\x4\\u{2}$', '', '\u0001x4uu'],
    ['^a{,2}]}$', '', 'a{,2}]}'],
    ['^(?=a)*b$', '', 'b'],
    ['^[^]$', 'u', '\n'],
    ['^[\\]\\b-]$', '', '\b'],
    ['^(?:(a)|b)*\\1$', 'u', 'ab'],
    ['(z)((a+)?(b+)?(c))*', 'u', 'zaacbbbcac'],
    ['^(?:a*?){2,3}$', 'u', 'aaa'],
    ['^(?:a?){0}b$', 'u', 'b'],
  ])('on /%s/%s and %j', (pattern, flags, value) => {
    expect(run(pattern, flags, value).matched).toBe(new RegExp(pattern, flags).test(value));
  });
});

test('a search ends at the limit of its steps', () => {
  expect(run('^(a+)+$', 'u', `${'a'.repeat(40)}!`, 10_000)).toEqual({ matched: undefined, steps: 10_000 });
});

test('a long text does not overflow the stack', () => {
  expect(run('^(?:ab)*$', 'u', 'ab'.repeat(100_000), 10_000_000).matched).toBe(true);
});

test('patterns that are nested too deeply, or that use modifiers, are not read', () => {
  expect(parseSyntax(`${'('.repeat(300)}a${')'.repeat(300)}`, true)).toBeUndefined();
  expect(parseSyntax('(?i:a)', true)).toBeUndefined();
  expect(parseSyntax('(?-i:a)', true)).toBeUndefined();
});
