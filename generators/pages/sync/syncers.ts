/** Picks the way in which the pages of a style are synced. */
import type { Contract } from '../../../src/model/contract.js';
import type { PageText, StyleFacts, SyncedPage } from '../style.js';
import { syncGrid } from './grid.js';
import { syncMarkdown } from './markdown.js';

/** Rewrites the contract's tables in a hand-written page and reports what had drifted. */
export type Syncer = (page: PageText, contract: Contract) => SyncedPage;

const SYNCERS: Readonly<Record<StyleFacts['markup'], Syncer>> = {
  markdown: (page, contract) => syncMarkdown(page, contract, { mdx: false }),
  mdx: (page, contract) => syncMarkdown(page, contract, { mdx: true }),
  rst: syncGrid,
};

/** The syncer for the pages of a style. */
export function syncerOf({ markup }: Pick<StyleFacts, 'markup'>): Syncer {
  return SYNCERS[markup];
}
