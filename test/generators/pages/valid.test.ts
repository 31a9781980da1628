import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { styles } from '../../../generators/pages/styles.js';
import type { ListedStyle } from '../../../generators/pages/style.js';
import { loadContract, loadTemplates } from '../../../src/load/load.js';
import type { Contract } from '../../../src/model/contract.js';
import { folderWith } from '../../support-files.js';

const API_NAMES = ['dlcs@2016', 'dlcs@2020', 'dlcs@2023', 'scale@2016', 'opendatadsl@v1'];
const MARKDOWN = styles.filter(({ markup }) => markup !== 'rst');

/** Names that break out of whatever they are written into without escaping. */
const HOSTILE = [
  'a|b',
  '`tick',
  '{brace}',
  '<script>alert(1)</script>',
  'two\nlines',
  '😀 emoji',
  'e\u0301 combining',
  '全角',
  '*/ end',
  '.. include:: x',
  '**bold',
  '[link](x)',
  '![i](x)',
  '\\',
  'trailing\\',
  '---',
  '# heading',
  '<!-- c',
  '${x}',
  '{{y}}',
  '{/* c */}',
  '&amp;',
  'import x from "y"',
  'export const z = 1',
  '|',
  ' lead',
];

async function pagesOf(contract: Contract, style: ListedStyle): Promise<readonly { path: string; text: string }[]> {
  return (await style.load()).write(contract, await loadTemplates(`pages/${style.name}`));
}

/** Compiles a page and counts what came out as tables. */
async function tablesIn(path: string, text: string): Promise<number> {
  const format = path.endsWith('.mdx') || text.startsWith('---\n') ? 'mdx' : 'md';
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
  const compiled = String(await compile(body, { format, remarkPlugins: [remarkGfm] }));
  return compiled.split(/_jsxs?\(_components\.table,/).length - 1;
}

/** Tables that the page means to hold: its rule rows outside of fences. */
function rulesIn(text: string): number {
  const outside = text.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[`~]*$/gm, '');
  return outside.split('\n').filter((line) => /^\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)).length;
}

async function expectValid(contract: Contract, style: ListedStyle): Promise<void> {
  for (const { path, text } of await pagesOf(contract, style)) {
    expect([path, await tablesIn(path, text)]).toEqual([path, rulesIn(text)]);
  }
}

describe.each(MARKDOWN.map((style) => [style.name, style] as const))(
  'pages of style %s compile, every table a table',
  (_, style) => {
    test.each(API_NAMES)('%s', async (name) => {
      await expectValid((await loadContract(name)).contract, style);
    });

    test('with hostile names everywhere', async () => {
      const cwd = await folderWith({ 'a.json': JSON.stringify(hostileDescription()) });
      await expectValid((await loadContract('a.json', { cwd })).contract, style);
    });
  },
);

function hostileDescription(): object {
  const schema = {
    type: 'object',
    description: HOSTILE.join(' '),
    properties: Object.fromEntries(
      HOSTILE.map((name) => [name, { type: 'string', description: name, enum: [name], default: name }]),
    ),
    example: Object.fromEntries(HOSTILE.map((name) => [name, name])),
  };
  const operation = (name: string, index: number): object => ({
    operationId: name,
    summary: name,
    description: name,
    tags: [HOSTILE[index % 3]],
    parameters: [{ name, in: 'query', description: name, schema: { type: 'string' }, example: name }],
    responses: {
      200: {
        description: name,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' }, example: { [name]: name } } },
      },
    },
  });
  return {
    openapi: '3.1.1',
    info: { title: HOSTILE[3], version: HOSTILE[0], description: HOSTILE.join('\n\n') },
    tags: HOSTILE.slice(0, 3).map((name) => ({ name, description: name })),
    paths: Object.fromEntries(
      HOSTILE.map((name, index) => [`/p${index}/${encodeURIComponent(name)}/{v}`, { get: operation(name, index) }]),
    ),
    components: { schemas: { Thing: schema } },
  };
}
