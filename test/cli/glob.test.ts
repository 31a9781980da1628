import { expect, test } from 'vitest';
import { glob } from '../../src/cli/glob.js';
import { folderWith } from './shell.js';

const files = [
  'docs/a.md',
  'docs/b.mdx',
  'docs/deep/c.md',
  'docs/deep/er/d.md',
  'docs/(x) [y]+.md',
  'top.md',
  'node_modules/p/e.md',
];

test.each([
  ['docs/*.md', ['docs/(x) [y]+.md', 'docs/a.md']],
  ['./docs/a.md', ['docs/a.md']],
  ['docs/**/*.md', ['docs/(x) [y]+.md', 'docs/a.md', 'docs/deep/c.md', 'docs/deep/er/d.md']],
  ['**/*.{md,mdx}', ['docs/(x) [y]+.md', 'docs/a.md', 'docs/b.mdx', 'docs/deep/c.md', 'docs/deep/er/d.md', 'top.md']],
  ['docs/(x) [y]+.md', ['docs/(x) [y]+.md']],
  ['docs/?.md', ['docs/a.md']],
  ['nowhere/*.md', []],
])('%s', async (pattern, found) => {
  const folder = await folderWith(Object.fromEntries(files.map((file) => [file, ''])));
  expect(await glob(pattern, folder)).toEqual(found);
});
