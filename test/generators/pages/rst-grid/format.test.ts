import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rstGrid } from '../../../../generators/pages/rst-grid/rst-grid.js';
import { sourceText } from '../../../spec/sources.js';

const GARAGE = readFileSync(new URL('garage.rst', import.meta.url), 'utf8');

function format(text: string): string {
  return rstGrid.format({ file: 'page.rst', text }).text;
}

describe('formatting grid tables', () => {
  it('leaves a page of the style as it is', () => {
    expect(format(GARAGE)).toBe(GARAGE);
    expect(rstGrid.format({ file: 'page.rst', text: GARAGE }).findings).toEqual([]);
  });

  it('keeps CRLF, a missing final newline and an indented table', () => {
    const indented = GARAGE.replaceAll(/^([+|])/gm, '   $1');
    expect(format(GARAGE.replaceAll('\n', '\r\n'))).toBe(GARAGE.replaceAll('\n', '\r\n'));
    expect(format(indented)).toBe(indented);
    expect(GARAGE.endsWith('\n')).toBe(false);
  });

  it('leaves tables in literal text alone', () => {
    const broken = '+---+---+\n| a |  b |\n+---+---+\n'.replaceAll(/^(?=.)/gm, '   ');
    for (const before of [
      'Like this::\n\n',
      '.. code-block:: rst\n\n',
      '.. a comment\n\n',
      '.. parsed-literal::\n\n',
    ]) {
      expect(format(before + broken)).toBe(before + broken);
    }
    expect(format(`.. note::\n\n${broken}`)).not.toBe(`.. note::\n\n${broken}`);
  });

  it('draws a + where a cell above or below ends, and nowhere else', () => {
    const table = [
      '+---+---+---+',
      '| a | b     |',
      '+===+===+===+',
      '| c         |',
      '+---+---+---+',
      '| d | e | f |',
      '+---+---+---+',
    ];
    const drawn = [
      '+---+-------+',
      '| a | b     |',
      '+===+=======+',
      '| c         |',
      '+---+---+---+',
      '| d | e | f |',
      '+---+---+---+',
    ];
    expect(format(table.join('\n'))).toBe(drawn.join('\n'));
  });

  it('measures full-width characters as docutils does', () => {
    const table = ['+------+---+', '| 全角 | b |', '+------+---+', '| é     | c |', '+------+---+', ''].join('\n');
    expect(format(table)).toBe(
      ['+------+---+', '| 全角 | b |', '+------+---+', '| é    | c |', '+------+---+', ''].join('\n'),
    );
  });

  it('widens a table for a text that does not fit', () => {
    const table = ['+---+---+', '| a | much more |', '+---+---+', '| c     |', '+---+---+', ''].join('\n');
    expect(format(table)).toBe(
      [
        '+---+-----------+',
        '| a | much more |',
        '+---+-----------+',
        '| c             |',
        '+---------------+',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a cell that spans rows', '+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n'],
    ['no closing border', '+---+---+\n| a | b |\n'],
    ['two borders in a row', '+---+---+\n+---+---+\n| a | b |\n+---+---+\n'],
  ])('leaves and reports %s', (_, text) => {
    const formatted = rstGrid.format({ file: 'page.rst', text: `Text\n\n${text}` });
    expect(formatted.text).toBe(`Text\n\n${text}`);
    expect(formatted.findings).toMatchObject([{ check: 'page-table-unread', location: { file: 'page.rst' } }]);
  });

  it.skipIf(sourceText('scale-batch-2016.rst') === undefined)('leaves the source document as it is', () => {
    const text = sourceText('scale-batch-2016.rst') ?? '';
    expect(format(text)).toBe(text);
  });
});

const ROWS = GARAGE.split('\n').flatMap((line, index) => (/^[+|]/.test(line) ? [{ line, index }] : []));
const BORDERS = ROWS.filter(({ line }) => line.startsWith('+'));
const TEXTS = ROWS.filter(({ line }) => line.startsWith('|'));

/** A place in a line, by a number that picks one of the matches. */
function pick(line: string, pattern: RegExp, number: number): number {
  const found = [...line.matchAll(pattern)].map(({ index }) => index);
  return found[number % found.length] ?? 0;
}

function cut(line: string, at: number, length = 1, by = ''): string {
  return line.slice(0, at) + by + line.slice(at + length);
}

const FAULTS: Record<string, { rows: typeof ROWS; spoil: (line: string, number: number) => string }> = {
  'a lost space': { rows: TEXTS, spoil: (line, number) => cut(line, pick(line, / (?= *\|)/g, number)) },
  'a space too many': { rows: TEXTS, spoil: (line, number) => cut(line, pick(line, / (?= *\|)/g, number), 0, ' ') },
  'a short rule': {
    rows: BORDERS,
    spoil: (line, number) => cut(line, 1 + (number % (line.length - 6)), 1 + (number % 5)),
  },
  'a long rule': { rows: BORDERS, spoil: (line, number) => cut(line, 1 + (number % (line.length - 2)), 0, line[1]) },
  'a missing +': { rows: BORDERS, spoil: (line, number) => cut(line, pick(line, /\+/g, number), 1, line[1]) },
  'a deleted +': { rows: BORDERS, spoil: (line, number) => cut(line, pick(line, /\+/g, number)) },
  'a + too many': { rows: BORDERS, spoil: (line, number) => cut(line, 2 + (number % (line.length - 4)), 1, '+') },
  'a lost closing pipe': { rows: TEXTS, spoil: (line) => line.slice(0, -1) },
};

describe('mending grid tables', () => {
  it.each(Object.keys(FAULTS))('mends %s', (name) => {
    const { rows, spoil } = FAULTS[name] ?? { rows: [], spoil: (line: string) => line };
    const property = fc.property(fc.nat(rows.length - 1), fc.nat(999), (row, number) => {
      const lines = GARAGE.split('\n');
      const { line, index } = rows[row] ?? { line: '', index: 0 };
      lines[index] = spoil(line, number);
      expect(format(lines.join('\n'))).toBe(GARAGE);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '+---+---+',
      '+===+===+',
      '+-------+',
      '| a | b |',
      '| a     |',
      '|   |   |',
      '',
      'Text',
      '  +---+',
      '  | a |',
      '+--',
      '---+',
      ' c |',
      '| 全 | b|',
    ),
    fc.string({ unit: fc.constantFrom('+', '-', '=', '|', ' ', 'a', '全', '\u0301', '\t') }),
  );
  const page = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));
  /** A cell that looks like a boundary, and a row without its first border below a rule that is too short. */
  const TRICKY = ['+-------+\n| a | b |\n+-------+\n\t|\t+\n+---+---+', '+--\n|   |   |\n+---+---+\n-+++|\n+---+---+'];

  it('is formatted once: formatting again changes nothing', () => {
    const property = fc.property(page, (text) => {
      expect(format(format(text))).toBe(format(text));
    });
    fc.assert(property, { numRuns: 1500, examples: TRICKY.map((text): [string] => [text]) });
  });

  it('keeps every line that belongs to no table', () => {
    const property = fc.property(page, (text) => {
      const outside = (whole: string) => whole.split('\n').filter((each) => /^Text$|^$/.test(each));
      expect(outside(format(text))).toEqual(outside(text));
    });
    fc.assert(property, { numRuns: 500 });
  });
});
