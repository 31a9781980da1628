/** The pages that the benchmarks of documentation styles work on. */
import type { ListedStyle, PageText, Style } from '../generators/pages/style.js';
import { loadContract, loadTemplates } from '../src/load/load.js';

/** Contracts of this repository: one with a vocabulary, one without. */
const CONTRACTS = ['dlcs@2023', 'scale@2016'];

/** A style with pages written in it. */
export interface StylePages {
  readonly style: Style;
  readonly pages: readonly PageText[];
}

/** For each style, as many pages as requested: those of the contracts, repeated. */
export async function benchmarkPages(styles: readonly ListedStyle[], count: number): Promise<StylePages[]> {
  return Promise.all(styles.map(async (listed) => pagesIn(await listed.load(), count)));
}

async function pagesIn(style: Style, count: number): Promise<StylePages> {
  const templates = await loadTemplates(`pages/${style.name}`);
  const written = await Promise.all(
    CONTRACTS.map(async (api) => style.write((await loadContract(api)).contract, templates)),
  );
  const pages = written.flat().map(({ path: file, text }) => ({ file, text }));
  return { style, pages: Array.from({ length: count }, (_, index) => pages[index % pages.length]!) };
}
