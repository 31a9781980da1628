/** Formats the grid tables of a page. */
import type { Finding } from '../../../src/finding.js';
import type { FormattedPage, PageText } from '../style.js';
import { printGrid } from './grid-table.js';
import { parseGrid } from './parse-grid.js';
import { scanGrids } from './scan-grid.js';
import type { GridRegion } from './scan-grid.js';

/** The lines of a page and their line endings, so that everything outside tables can be written back unchanged. */
export interface PageLines {
  readonly lines: readonly string[];
  /** The end of each line: `\n`, `\r\n` or `\r`. The last line of a page has none. */
  readonly ends: readonly string[];
}

export function splitPage(text: string): PageLines {
  const parts = text.split(/(\r\n|\n|\r)/);
  return { lines: parts.filter((_, index) => index % 2 === 0), ends: parts.filter((_, index) => index % 2 === 1) };
}

/** Reformats every grid table (docs/formats.md, rst-grid). Bytes outside tables never change. */
export function formatGridPage(page: PageText): FormattedPage {
  const { lines, ends } = splitPage(page.text);
  const out = [...lines];
  const findings: Finding[] = [];
  for (const region of scanGrids(lines)) {
    const result = formatTable(region.lines);
    if ('problem' in result) findings.push(notUnderstood(page.file, region, result.problem, result.line));
    else for (const [index, line] of result.lines.entries()) out[region.start + index] = region.indent + line;
  }
  return { text: out.map((line, index) => line + (ends[index] ?? '')).join(''), findings };
}

/** The number of times a table may be reformatted until formatting it again changes nothing. */
const ROUNDS = 4;

/** The formatted lines of a table, stable under formatting: a lone `+` or `|` in a cell may look like a boundary. */
function formatTable(lines: readonly string[]): { lines: readonly string[] } | { problem: string; line: number } {
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

const AMBIGUOUS = { problem: 'its boundaries cannot be distinguished from its text', line: 0 };

/** The finding for a table that is left unchanged. */
export function notUnderstood(file: string, region: GridRegion, problem: string, line: number): Finding {
  return {
    check: 'page-table-unread',
    severity: 'warning',
    message: `This table was left unchanged: ${problem}.`,
    location: { kind: 'source', file, line: region.start + line + 1 },
    hint: 'Draw a border of + and - above and below every row, then format the page again.',
  };
}
