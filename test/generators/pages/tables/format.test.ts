import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTables } from '../../../../generators/pages/tables/format.js';
import {
  compactLayout,
  docusaurusLayout,
  paddedLayout,
  starlightLayout,
} from '../../../../generators/pages/tables/layout.js';
import { scanTables, tablesOf } from '../../../../generators/pages/tables/pipe-table.js';
import { sampleSize } from '../../../support/samples.js';

const layouts = [compactLayout, paddedLayout, starlightLayout, docusaurusLayout];
const format = (text: string, layout = paddedLayout) => formatTables({ file: 'page.md', text }, layout).text;

describe('formatTables', () => {
  it('prints each layout', () => {
    const page = '|Method|Label|\n|-|-|\n|GET|Read it|\n';
    expect(layouts.map((layout) => format(page, layout))).toEqual([
      '|Method|Label|\n|--|--|\n|GET|Read it|\n',
      '| Method | Label   |\n|--------|---------|\n| GET    | Read it |\n',
      '| Method | Label |\n|:---|:---|\n| GET | Read it |\n',
      '|Method|Label|\n|-|-|\n|GET|Read it|\n',
    ]);
  });

  it('fixes missing spaces, short rule rows and missing pipes', () => {
    const page = '| Method | Label |\n|--|--|--|\n|GET | Read\n| PUT | |\n';
    expect(format(page)).toBe('| Method | Label |\n|--------|-------|\n| GET    | Read  |\n| PUT    |       |\n');
  });

  it('keeps alignment, escapes, quotes, indentation and a missing final line ending', () => {
    const page = 'Text\n> | a\\|b | c |\r\n> |:-:|--:|\r\n> | 1 | 22222 |';
    expect(format(page)).toBe('Text\n> | a\\|b | c     |\r\n> |:----:|------:|\r\n> | 1    | 22222 |');
  });

  it('leaves code, comments, front matter and prose unchanged', () => {
    const table = '|a|b|\n|-|-|\n|1|2|\n';
    for (const page of [
      `\`\`\`\n${table}\`\`\`\n`,
      `~~~md\n${table}\`\`\`\n${table}~~~\n`,
      `<!--\n${table}-->\n`,
      `<pre>\n\n${table}</pre>\n`,
      `---\nx: |\n${table}---\n`,
      `Code:\n\n${table.replaceAll(/^/gm, '    ').trimEnd()}\n`,
      'a | b\nc | d\n',
    ]) {
      expect(format(page)).toBe(page);
    }
  });

  it('ends a table where its rows end', () => {
    const page = '|a|b|\n|-|-|\n|1|2|\nprose goes on\n|no table|\n';
    expect(format(page)).toBe('| a | b |\n|---|---|\n| 1 | 2 |\nprose goes on\n|no table|\n');
  });

  it('keeps a space at the end of a cell in layouts without padding', () => {
    const tight = '|Method|Label|\n|--|--|\n|POST|Needs rights |\n';
    expect(format(tight, compactLayout)).toBe(tight);
    expect(format(tight)).toBe('| Method | Label        |\n|--------|--------------|\n| POST   | Needs rights |\n');
  });

  it('reports a row with more cells than its header, and keeps them', () => {
    const result = formatTables({ file: 'page.md', text: '|a|\n|-|\n|1|2|\n' }, compactLayout);
    expect(result.text).toBe('|a|\n|--|\n|1|2|\n');
    expect(result.findings).toMatchObject([{ check: 'page-row-too-long', location: { line: 3 } }]);
  });
});

describe('scanTables', () => {
  it('loses no text, and formatting twice changes nothing', () => {
    const piece = fc.constantFrom(
      '|',
      '|a|',
      '|--|',
      '|-|-|',
      ':-',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '\\|',
      '\\\\',
      'text',
      '`',
      '```\n',
      '> ',
      '- ',
      '<!--',
      '-->',
      '<div>',
      '|a|b|\n|-|-|\n|1|2|\n',
      '🔗',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...layouts), (pieces, layout) => {
        const page = pieces.join('');
        expect(
          scanTables(page)
            .map(({ text }) => text)
            .join(''),
        ).toBe(page);
        const once = format(page, layout);
        expect(format(once, layout)).toBe(once);
      }),
      { numRuns: sampleSize({ quick: 1000, full: 10000 }) },
    );
  });

  it('finds tables in lists, behind paragraphs and without outer pipes', () => {
    const page =
      'Text\n|a|b|\n|-|-|\n|1|2|\n\n- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\na | b\n--|--\n1 | 2\n';
    expect(tablesOf(page).map(({ line, rows }) => [line, rows.length])).toEqual([
      [2, 1],
      [8, 1],
      [12, 1],
    ]);
  });
});
