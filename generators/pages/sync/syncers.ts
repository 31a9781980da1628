/** Selects the function that syncs the pages of a style. */
import type { Contract } from '../../../src/model/contract.js';
import type { PageText, StyleFacts, SyncedPage } from '../style.js';
import { syncGrid } from './grid.js';
import { syncMarkdown } from './markdown.js';

/** Updates the contract's tables in a hand-written page and reports drift. */
export type Syncer = (page: PageText, contract: Contract) => SyncedPage;

const SYNCERS: Readonly<Record<StyleFacts['markup'], Syncer>> = {
  markdown: (page, contract) => syncMarkdown(page, contract, { mdx: false }),
  mdx: (page, contract) => syncMarkdown(page, contract, { mdx: true }),
  rst: syncGrid,
};

/** The function that syncs the pages of a style. */
export function syncerOf({ markup }: Pick<StyleFacts, 'markup'>): Syncer {
  return SYNCERS[markup];
}
