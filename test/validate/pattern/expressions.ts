/** Generates regular expressions and texts that they might match. */
import fc from 'fast-check';

const character = fc.constantFrom(
  'a',
  'b',
  '-',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\d',
  '\\s',
  '\\x61',
  '\\u0062',
  '[^]',
  '\\.',
);
const position = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,3}?', '{2,}');

/** Regular expressions over few characters, with every construct but named groups. Not all are valid. */
export const { expression } = fc.letrec<{ expression: string; term: string }>((tie) => ({
  expression: fc
    .array(fc.array(tie('term'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((options) => options.map((terms) => terms.join('')).join('|')),
  term: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(character, quantifier).map(([one, count]) => one + count),
    position,
    fc.constantFrom('\\1', '\\2'),
    fc
      .tuple(fc.constantFrom('(', '(', '(?:', '(?=', '(?!', '(?<=', '(?<!'), tie('expression'), quantifier)
      .map(([opening, body, count]) => `${opening}${body})${/^\(\?[=!<]/.test(opening) ? '' : count}`),
  ),
}));

/** Short texts of the characters that the expressions mention, and some that they do not. */
export const text = fc
  .array(fc.constantFrom('a', 'b', 'a', 'b', '-', '.', '1', ' ', '\n', 'é'), { maxLength: 8 })
  .map((characters) => characters.join(''));
