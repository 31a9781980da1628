/** The style `docusaurus`: MDX for Docusaurus, as in the documentation of OpenDataDSL. */
import type { FormattedPage, PageText, Resemblance, Style } from '../style.js';
import { headerCells } from '../tables/contents.js';
import { formatTables } from '../tables/format.js';
import { docusaurusLayout } from '../tables/layout.js';
import { about } from './about.js';
import { misplacedBraces } from './braces.js';
import { readDocusaurusPages } from './read.js';
import { writeDocusaurusPages } from './write.js';

/** The style (docs/formats.md, docusaurus). */
export const docusaurus: Style = {
  ...about,
  write: writeDocusaurusPages,
  read: readDocusaurusPages,
  format,
  recognises,
};

function format(page: PageText): FormattedPage {
  const { text, findings } = formatTables(page, docusaurusLayout, { mdx: true, lostDelimiters: true });
  return { text, findings: [...findings, ...misplacedBraces(page)] };
}

/** Headers in bold, unless a table states domains as in the Hydra styles. */
function recognises(page: PageText): Resemblance {
  const cells = headerCells(page).map((cell) => cell.trim());
  return cells.some((cell) => /^\*\*.+\*\*$/.test(cell)) && !cells.includes('domain') ? 'header' : 'none';
}
