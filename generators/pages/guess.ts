import type { PageText } from './style.js';
import { tablesOf } from './tables/pipe-table.js';

/** The style that a page looks like: by its extension and the headers of its tables. */
export function guessStyle({ file, text }: PageText): string {
  if (file.endsWith('.rst') || (/^\+[-=+]+\+$/m.test(text) && !/^\|[ :-]+\|/m.test(text))) return 'rst-grid';
  const mdx = file.endsWith('.mdx');
  const tables = tablesOf(text, { mdx });
  const headers = tables.flatMap(({ header }) => header.cells.map((cell) => cell.trim()));
  if (headers.some((cell) => /^\*\*.+\*\*$/.test(cell)) && !headers.includes('domain')) return 'docusaurus';
  if (mdx) return 'starlight';
  return tables.some(({ header }) => header.cells.some((cell) => cell.startsWith(' ')))
    ? 'hydra-padded'
    : 'hydra-compact';
}
