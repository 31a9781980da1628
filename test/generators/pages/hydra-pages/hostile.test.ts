/** No name or description breaks out of a page: tables stay tables, headings name what they name. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../../src/model/contract.js';
import { oneLine, unescapeInline } from '../../../../generators/pages/markdown/inline.js';
import { escapeMdx, unescapeMdx } from '../../../../generators/pages/markdown/mdx.js';
import { prose } from '../../../../generators/pages/markdown/prose.js';
import { styleNamed } from '../../../../generators/pages/style-named.js';
import { contentsOf } from '../../../../generators/pages/tables/contents.js';
import { tablesOf } from '../../../../generators/pages/tables/pipe-table.js';
import { unescapePipes } from '../../../../generators/pages/tables/rows.js';
import { cls, contract, property, VOCAB } from '../../fixture.js';

const GENERATORS = path.resolve(import.meta.dirname, '../../../../generators/pages');

const pieces = fc.constantFrom(
  '|',
  '\\',
  '`',
  '```',
  '~~~',
  '{',
  '}',
  '<',
  '>',
  '<script>',
  '<!--',
  '-->',
  '<pre>',
  '\n',
  '\r\n',
  '\n\n',
  '*',
  '_',
  '#',
  '__proto__',

  '[',
  '](x)',
  '&lt;',
  '- ',
  '> ',
  '    ',
  'import x',
  'word',
  ' ',
  '---',
  '|--|--|',
  '| a | b |',
  '*/',
  '.. include:: x',
  '\u2028',
  'http://x.y',

  '\u{1F517}',
  'e\u0301',
  '\u5168\u89D2',
  'constructor',
  '{{this}}',
);
const text = (length: number) => fc.array(pieces, { maxLength: length }).map((parts) => parts.join(''));

interface Names {
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly status: string;
}

function hostile({ title, label, description, status }: Names): Contract {
  const operation = {
    method: 'GET',
    title: label,
    types: [],
    expects: [],
    returns: [],
    class: `${VOCAB}A`,
    pointer: '#',
  };
  return contract({
    operations: [{ ...operation, statuses: [{ code: 200, title: status, pointer: '#' }] }],
    classes: [
      cls('A', {
        title,
        description,
        operations: [0],
        paths: ['/a'],
        properties: [property('A', 'p', { title, description })],
      }),
    ],
  });
}

describe.each(['hydra-compact', 'hydra-padded', 'starlight'])('%s', async (name) => {
  const style = await styleNamed(name).load();
  const templates = new Map([['page', readFileSync(path.join(GENERATORS, name, 'page.hbs'), 'utf8')]]);
  const write = (names: Names) => style.write(hostile(names), templates)[0]!.text;

  it('keeps its tables and what they say, whatever the names', () => {
    const names = fc.record({ title: text(6), label: text(6), description: text(20), status: text(4) });
    fc.assert(
      fc.property(names, (each) => {
        const page = write(each);
        const tables = tablesOf(page, { mdx: name === 'starlight' });
        const operations = tables.filter((table) => table.header.cells[0]!.trim() === 'Method');
        const facts = tables.filter((table) => table.header.cells[0]!.trim() === 'domain');
        expect([operations.length, facts.length]).toEqual([1, 1]);
        for (const table of [...operations, ...facts])
          for (const row of table.rows) expect(row.cells.length).toBe(table.header.cells.length);
        const label = contentsOf(operations[0]!)[1]![1]!;
        const shown = unescapeInline(unescapePipes(label)).trim();
        expect(shown).toBe(oneLine(each.label).trim() || (name === 'starlight' ? '-' : ''));
      }),
      { numRuns: 120 },
    );
  });

  it('shows names as names', () => {
    const page = write({ title: '__proto__', label: '`a|b` *c*', description: '', status: 'OK' });
    expect(page).toContain(String.raw`# \_\_proto\_\_`);
    expect(page).toContain(String.raw`\`a\|b\` \*c\*`);
  });
});

describe('descriptions', () => {
  it('stay as they are in Markdown unless they would run on', () => {
    const kept = 'Text with <b>HTML</b>, `{code}` and a [link](x).\n\n<!-- a\n\nremark -->\n\n```js\nx\n```';
    expect(prose(kept, { mdx: false })).toBe(kept);
    expect(prose('```js\nx', { mdx: false })).toBe('```js\nx\n```');
    expect(prose('a <script> b <!-- c', { mdx: false })).toBe(String.raw`a \<script> b \<!-- c`);
  });

  it('are text in MDX, but for their code', () => {
    expect(escapeMdx('See {id} and <a>, not `{id}`.\nimport x')).toBe(
      'See \\{id\\} and \\<a>, not `{id}`.\n&#105;mport x',
    );
    expect(escapeMdx('```js\n{x}\n```\nx {')).toBe('```js\n{x}\n```\nx \\{');
  });

  it('come back from MDX', () => {
    const plain = fc.array(
      fc.constantFrom('{id}', '<a>', 'word', ' ', '\n', '`{code}`', 'import x', 'http://x.y/{id}'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(plain, (parts) => {
        expect(unescapeMdx(escapeMdx(parts.join('')))).toBe(parts.join(''));
      }),
      { numRuns: 120 },
    );
  });
});
