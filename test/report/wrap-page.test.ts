import { expect, test } from 'vitest';
import { wrapColumns, wrapPage } from '../../src/report/wrap-page.js';

test('text is wrapped, code and tables are not', () => {
  const long = 'words '.repeat(20).trim();
  const page = `# a\n\n${long}\n\n\`\`\`yaml\n${long}\n\`\`\`\n\n| ${long} |`;
  const lines = wrapPage(page, 40).split('\n');
  expect(lines.filter((line) => line.length > 40)).toEqual([long, `| ${long} |`]);
  expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toBe(page.replaceAll(/\s+/g, ' '));
});

test('the second column is wrapped under its beginning', () => {
  expect(
    wrapColumns(
      [
        ['a', 'one two three four five'],
        ['bcd', 'six'],
      ],
      24,
    ),
  ).toBe('a    one two three four\n     five\nbcd  six');
});
