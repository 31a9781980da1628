/** Benchmarks formatting a large documentation tree, 1,000 pages in each style: `npx tsx bench/pages-format.ts`. */
import { styles } from '../generators/pages/styles.js';
import { benchmarkPages } from './benchmark-pages.js';
import type { StylePages } from './benchmark-pages.js';

function measure({ style, pages }: StylePages): void {
  const started = performance.now();
  const changed = pages.filter((page) => style.format(page).text !== page.text).length;
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const kilobytes = Math.round(pages.reduce((sum, { text }) => sum + text.length, 0) / 1024);
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(
    `${style.name}: ${pages.length} pages, ${kilobytes} KB in ${seconds} s, ${memory} MB, ${changed} changed`,
  );
}

for (const each of await benchmarkPages(styles, 1000)) measure(each);
