import type { Contract } from '../../../src/model/contract.js';
import type { PageText, SyncedPage } from '../style.js';
import { syncGrid } from './grid.js';
import { syncMarkdown } from './markdown.js';

/** Rewrites the contract's tables in a hand-written page, Markdown, MDX or reStructuredText by its file name. */
export function syncPage(page: PageText, contract: Contract): SyncedPage {
  return /\.(?:rst|txt|rest)$/i.test(page.file)
    ? syncGrid(page, contract)
    : syncMarkdown(page, contract, { mdx: !page.file.endsWith('.markdown') });
}
