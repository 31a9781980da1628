/**
 * How long it takes to lay out a whole documentation tree: `npx tsx bench/pages-format.ts`.
 * 40 reStructuredText pages with 180 endpoint tables, and 1,000 Markdown pages, made from the project's own contracts.
 */
import { styleNamed } from '../generators/pages/styles.js';
import type { PageText } from '../generators/pages/style.js';
import { loadContract, loadTemplates } from '../src/load/load.js';

async function pagesOf(api: string, style: string): Promise<PageText[]> {
  const { contract } = await loadContract(api);
  const files = styleNamed(style)?.write(contract, await loadTemplates(`pages/${style}`)) ?? [];
  return files.map(({ path: file, text }) => ({ file, text }));
}

/** Repeats pages until there are as many as asked for. */
function repeated(pages: readonly PageText[], count: number): PageText[] {
  return Array.from({ length: count }, (_, index) => pages[index % pages.length] as PageText);
}

function measure(name: string, style: string, pages: readonly PageText[]): void {
  const started = performance.now();
  const changed = pages.filter((page) => styleNamed(style)?.format(page).text !== page.text).length;
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const kilobytes = Math.round(pages.reduce((sum, { text }) => sum + text.length, 0) / 1024);
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(`${name}: ${pages.length} pages, ${kilobytes} KB in ${seconds} s, ${memory} MB, ${changed} changed`);
}

async function main(): Promise<void> {
  const scale = await pagesOf('scale@2016', 'rst-grid');
  const text = scale[0]?.text ?? '';
  const pages = Array.from({ length: 40 }, (_, index) => ({
    file: `${index}.rst`,
    text: Array.from({ length: index % 2 ? 5 : 4 }, () => text).join('\n'),
  }));
  measure('rst-grid, 180 tables', 'rst-grid', pages);
  const dlcs = await pagesOf('dlcs@2023', 'hydra-padded');
  measure('hydra-padded', 'hydra-padded', repeated(dlcs, 1000));
}

await main();
