/** Reformats the pipe tables of a page. */
import type { Finding } from '../../../src/finding.js';
import { printTable } from './layout.js';
import type { Layout } from './layout.js';
import { scanTables } from './pipe-table.js';
import type { Dialect, PipeTable } from './pipe-table.js';

/** Prints every table of a page in a layout; the bytes between the tables stay unchanged. */
export function formatTables(
  page: { readonly file: string; readonly text: string },
  layout: Layout,
  dialect: Dialect = {},
): { readonly text: string; readonly findings: readonly Finding[] } {
  const segments = scanTables(page.text, dialect);
  const text = segments.map((each) => (each.kind === 'text' ? each.text : printTable(each.table, layout))).join('');
  const findings = segments.flatMap((each) => (each.kind === 'table' ? longRows(page.file, each.table) : []));
  return { text, findings };
}

/** The rows with more cells than the header. GFM does not show the extra cells (§4.10). */
function longRows(file: string, { header, rows, line }: PipeTable): Finding[] {
  return [...rows.entries()]
    .filter(([, { cells }]) => cells.length > header.cells.length)
    .map(([index, { cells }]) => ({
      check: 'page-row-too-long',
      severity: 'warning',
      message: `This row has ${cells.length} cells, but the header of its table has ${header.cells.length}. The extra cells are not shown.`,
      location: { kind: 'source', file, line: line + 2 + index },
      hint: 'Remove the extra cells, or escape each pipe that belongs to a cell as \\|.',
    }));
}
