import type { Finding } from '../../../src/finding.js';
import { printTable } from './layout.js';
import type { Layout } from './layout.js';
import { scanTables } from './pipe-table.js';
import type { Dialect, PipeTable } from './pipe-table.js';

/** Lays out every table of a page anew; the bytes between the tables are the page's own. */
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

/** Cells beyond the header's: GFM does not show them (§4.10), so that something has gone wrong. */
function longRows(file: string, table: PipeTable): Finding[] {
  return table.rows.flatMap((row, index) =>
    row.cells.length <= table.header.cells.length
      ? []
      : [
          {
            check: 'page-row-too-long',
            severity: 'warning' as const,
            message: `This row has ${row.cells.length} cells, its table's header ${table.header.cells.length}: the rest is not shown.`,
            location: { kind: 'source' as const, file, line: table.line + 2 + index },
            hint: 'Take the extra cells out, or escape a pipe that belongs to a cell as \\|.',
          },
        ],
  );
}
