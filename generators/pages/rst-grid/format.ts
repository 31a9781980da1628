import type { Finding } from '../../../src/finding.js';
import type { FormattedPage, PageText } from '../style.js';
import { printGrid } from './grid-table.js';
import { parseGrid } from './parse-grid.js';
import { scanGrids } from './scan-grid.js';
import type { GridRegion } from './scan-grid.js';

/** A page's lines with their line endings, so that whatever is not a table comes back as it was. */
export interface PageLines {
  readonly lines: readonly string[];
  /** What ends each line: `\n`, `\r\n`, or nothing at the end of the page. */
  readonly ends: readonly string[];
}

export function splitPage(text: string): PageLines {
  const parts = text.split(/(\r\n|\n|\r)/);
  return { lines: parts.filter((_, index) => index % 2 === 0), ends: parts.filter((_, index) => index % 2 === 1) };
}

/** Lays out every grid table anew (FORMATS §4); bytes outside tables never change. */
export function formatGridPage(page: PageText): FormattedPage {
  const { lines, ends } = splitPage(page.text);
  const out = [...lines];
  const findings: Finding[] = [];
  for (const region of scanGrids(lines)) {
    const laid = laidOut(region.lines);
    if ('problem' in laid) findings.push(notUnderstood(page.file, region, laid.problem, laid.line));
    else for (const [index, line] of laid.lines.entries()) out[region.start + index] = region.indent + line;
  }
  return { text: out.map((line, index) => line + (ends[index] ?? '')).join(''), findings };
}

/** How often a table may be laid out until it reads as it was written. */
const ROUNDS = 4;

/** A table's lines as formatting them again leaves them: a lone `+` or `|` in a cell may read as a boundary. */
function laidOut(lines: readonly string[]): { lines: readonly string[] } | { problem: string; line: number } {
  let current = lines;
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = parseGrid(current);
    if ('problem' in parsed) return round === 0 ? parsed : AMBIGUOUS;
    const printed = printGrid(parsed.table);
    if (printed.join('\n') === current.join('\n')) return { lines: printed };
    current = printed;
  }
  return AMBIGUOUS;
}

const AMBIGUOUS = { problem: 'its boundaries cannot be told from its text', line: 0 };

/** The finding for a table that is left as it is. */
export function notUnderstood(file: string, region: GridRegion, problem: string, line: number): Finding {
  return {
    check: 'page-table-unread',
    severity: 'warning',
    message: `This table was left as it is: ${problem}.`,
    location: { kind: 'source', file, line: region.start + line + 1 },
    hint: 'Draw the borders so that every row has a line of + and - above and below it, then format again.',
  };
}
