/** Reads and compares the hand-written pages that the configuration names. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Finding } from '../finding.js';
import type { Contract, Page } from '../model/contract.js';
import { glob } from './glob.js';
import type { Shell } from './shell.js';

/** Reads the hand-written pages that a contract's configuration names. */
export async function readPages(contract: Contract, shell: Shell): Promise<readonly Page[]> {
  const { pages, folder } = contract.settings;
  const found = await Promise.all(
    pages.map(async ({ files, style }) => (await glob(files, folder)).map((file) => ({ file, style }))),
  );
  return Promise.all(
    found.flat().map(async ({ file, style }) => {
      const path = join(folder, file);
      return { file: relative(shell.cwd, path) || path, style, text: await readFile(path, 'utf8') };
    }),
  );
}

/** Findings about patterns of the configuration that match no file: most likely a mistake. */
export async function emptyPatterns(contract: Contract): Promise<readonly Finding[]> {
  const { pages, folder, file } = contract.settings;
  const counts = await Promise.all(pages.map(async ({ files }) => (await glob(files, folder)).length));
  return pages
    .filter((_, index) => counts[index] === 0)
    .map(({ files }) => ({
      check: 'page-pattern',
      severity: 'warning',
      message: `No page matches ${JSON.stringify(files)}, a pattern under \`pages\` of ${contract.name}.`,
      ...(file === undefined ? {} : { location: { kind: 'source', file } as const }),
      hint: `Correct the pattern; it is relative to ${folder}.`,
    }));
}

/** The findings where hand-written pages have drifted from the contract. */
export async function comparePages(contract: Contract, pages: readonly Page[]): Promise<readonly Finding[]> {
  if (pages.length === 0) return [];
  const { styleNamed } = await import('../../generators/pages/style-named.js');
  const { syncerOf } = await import('../../generators/pages/sync/syncers.js');
  return pages.flatMap((page) => syncerOf(styleNamed(page.style))(page, contract).findings);
}
