import { syncMarkdown } from '../sync/markdown.js';
import type { FormattedPage, PageText, Style } from '../style.js';
import { formatTables } from '../tables/format.js';
import { docusaurusLayout } from '../tables/layout.js';
import { misplacedBraces } from './braces.js';
import { readDocusaurusPages } from './read.js';
import { writeDocusaurusPages } from './write.js';

/** Markdown for Docusaurus with a page a service, its entities and `.http` samples, as OpenDataDSL has it (FORMATS §5). */
export const docusaurus: Style = {
  name: 'docusaurus',
  title: 'Markdown for Docusaurus: a page a service, with its entities and request samples',
  extension: '.md',
  write: writeDocusaurusPages,
  read: readDocusaurusPages,
  format,
  sync: (page, contract) => syncMarkdown(page, contract, { mdx: true }),
};

function format(page: PageText): FormattedPage {
  const { text, findings } = formatTables(page, docusaurusLayout, { mdx: true, lostRules: true });
  return { text, findings: [...findings, ...misplacedBraces(page)] };
}
