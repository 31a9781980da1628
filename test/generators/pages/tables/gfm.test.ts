/** The page reader finds tables and fences where GitHub Flavored Markdown has them, compared with micromark. */
import { createProcessor } from '@mdx-js/mdx';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../generators/pages/markdown/blocks.js';
import { prose } from '../../../../generators/pages/markdown/prose.js';
import { tablesOf } from '../../../../generators/pages/tables/pipe-table.js';

const gfm = createProcessor({ format: 'md', remarkPlugins: [remarkGfm] });
const TABLE = '|Method|Label|\n|--|--|\n|GET|Read it|\n';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The first header cell of each table, as GFM reads a page. */
function headersInGfm(page: string): string[] {
  const headersIn = ({ type, children = [] }: Node): string[] =>
    type === 'table' ? [textOf(children[0]?.children?.[0])] : children.flatMap(headersIn);
  return headersIn(gfm.parse(page) as Node);
}

function textOf({ value = '', children = [] }: Node = { type: 'text' }): string {
  return value + children.map(textOf).join('');
}

function headers(page: string): string[] {
  return tablesOf(page).map(({ header }) => header.cells[0]!.trim());
}

const MARKS =
  '| ` ``` ```` ~~~ < > <script> </script> <!-- --> <pre> </pre> <div> </x-y> <? ?> * _ # [ ](x) &lt; --- ===';
const PIECES = [
  ...MARKS.split(' '),
  '<x-y a="b">',
  '- ',
  '+ ',
  '1. ',
  '2) ',
  '> ',
  'word',
  'import x',
  '|--|--|',
  '| a | b |',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  ' ',
  '  ',
  '    ',
];
const piece = fc.constantFrom(...PIECES);
const anyText = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));

describe('a table after any text', () => {
  it('is found exactly where GFM has it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const page = `${text}\n\n${TABLE}`;
        expect(headers(page).includes('Method')).toBe(headersInGfm(page).includes('Method'));
      }),
      {
        numRuns: 400,
        examples: [['\t```'], ['> ```'], ['- ```\n\n'], ['<!-->'], ['1. a\n\n   ```\n'], ['[````\n````']],
      },
    );
  });

  it('is a table whatever the description before it, once that is written as a part of a page', () => {
    fc.assert(
      fc.property(anyText, (description) => {
        const page = `# Title\n\n${prose(description, { mdx: false })}\n\n\n${TABLE}`;
        expect(headersInGfm(page)).toContain('Method');
        expect(headers(page)).toContain('Method');
      }),
      {
        numRuns: 400,
        examples: [['&lt;```\n```'], ['&lt;```\n\nword\n```'], ['a```\nb\n```\n\nc'], ['```\nx\n    ```']],
      },
    );
  });
});

describe('a fence behind a text on its line', () => {
  const glued = `**At: **\`\`\`text\n/crates/{0}\n\`\`\`\n\n${TABLE}`;

  it('is a fence if its paragraph closes it and a blank line follows', () => {
    expect(headers(glued)).toEqual(['Method']);
    expect(headers(`${glued}\n${glued}`)).toEqual(['Method', 'Method']);
    const [fence] = readBlocks(glued).blocks;
    expect(fence).toMatchObject({ kind: 'fence', info: 'text', code: '/crates/{0}', closed: true, line: 1 });
  });

  it.each([
    ['nothing is in it', '&lt;```\n```\n```\n'],
    ['nothing is in it and no code follows', '&lt;```\n```\n'],
    ['code follows directly', 'See ```\nb\n```\ncode\n```\n'],
    ['it is in a comment', '<!--```\nb\n```\n-->\n'],
    ['it is in a quote', '> a```\n> b\n```\n\ncode\n```\n'],
  ])('is text, as in GFM, if %s', (_, text) => {
    const page = `${text}\n${TABLE}`;
    expect(headers(page)).toEqual(headersInGfm(page));
  });
});

describe('a description', () => {
  it.each([
    ['an open fence is closed', '```\ncode', '```\ncode\n```'],
    ['a fence directly after HTML is parted from it', '<div>\n```\ncode\n```', '<div>\n\n```\ncode\n```'],
    ['a fence that would look like the end of another is parted', 'a```\nb\n```\n\nc', 'a```\nb\n\n```\n\nc\n```'],
    ['code stays as it is', '```\n<div>\n~~~\n```', '```\n<div>\n~~~\n```'],
    ['a fence in a list ends with the list', '- a\n\n  ```\n  b', '- a\n\n  ```\n  b'],
  ])('%s', (_, description, written) => {
    expect(prose(description, { mdx: false })).toBe(written);
    expect(prose(written, { mdx: false })).toBe(written);
  });
});
