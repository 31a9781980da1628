/** The layouts of pipe tables. */
import { contentsOf } from './contents.js';
import { padEnd, widthsOf } from './widths.js';
import type { PipeTable } from './pipe-table.js';
import type { Alignment } from './rows.js';

/** How a style prints its tables. Cells are Markdown in which pipes are escaped. */
export interface Layout {
  readonly name: string;
  /** Whether cells touch their pipes, so that spaces at their end belong to them. Otherwise, such spaces are dropped. */
  readonly tight: boolean;
  /** A row from its first to its last pipe. `widths` are those of the columns. */
  row(cells: readonly string[], widths: readonly number[]): string;
  /** The delimiter row. */
  delimiterRow(alignments: readonly Alignment[], widths: readonly number[]): string;
}

/** `|a|b|`, `|--|--|`; an empty cell is one space. */
export const compactLayout: Layout = {
  name: 'compact',
  tight: true,
  row: (cells) => pipes(cells.map((cell) => (cell === '' ? ' ' : cell))),
  delimiterRow: (alignments) => pipes(alignments.map((alignment) => delimiter(alignment, 2))),
};

/** `| a   | b |`, `|-----|---|`: every column is as wide as its longest cell. */
export const paddedLayout: Layout = {
  name: 'padded',
  tight: false,
  row: (cells, widths) => pipes(cells.map((cell, index) => ` ${padEnd(cell, widths[index] ?? 0)} `)),
  delimiterRow: (alignments, widths) =>
    pipes(alignments.map((alignment, index) => delimiter(alignment, (widths[index] ?? 0) + 2))),
};

/** `| a | b |`, `|:---|:---|`: columns are aligned to the left unless the page aligns them otherwise. */
export const starlightLayout: Layout = {
  name: 'starlight',
  tight: false,
  row: (cells) => pipes(cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `))),
  delimiterRow: (alignments) => pipes(alignments.map((each) => delimiter(each === 'none' ? 'left' : each, 4))),
};

/** `|a||`, `|-|-|`: nothing but pipes and text. */
export const docusaurusLayout: Layout = {
  name: 'docusaurus',
  tight: true,
  row: (cells) => pipes(cells),
  delimiterRow: (alignments) => pipes(alignments.map((alignment) => delimiter(alignment, 1))),
};

/** Prints a table in a layout, without a final line ending. Cells beyond those of the header are kept. */
export function printTable(table: PipeTable, layout: Layout): string {
  const [header, ...rows] = contentsOf(table);
  return layoutTable(header!, table.alignments, rows, layout)
    .map((line) => table.prefix + line)
    .join(table.eol === '' ? '\n' : table.eol);
}

/** Prints a table without alignments in a layout, without a final line ending. */
export function tableText(header: readonly string[], rows: readonly (readonly string[])[], layout: Layout): string {
  const alignments = header.map(() => 'none' as const);
  return layoutTable(header, alignments, rows, layout).join('\n');
}

/** The lines of a table in a layout. Rows that are shorter than the header are filled up. */
function layoutTable(
  header: readonly string[],
  alignments: readonly Alignment[],
  rows: readonly (readonly string[])[],
  layout: Layout,
): string[] {
  const filled = rows.map((row) => [...row, ...Array<string>(Math.max(0, header.length - row.length)).fill('')]);
  const [head, ...body] = layout.tight
    ? [header, ...filled]
    : [header, ...filled].map((row) => row.map((cell) => cell.trim()));
  const widths = widthsOf([head!, ...body]);
  return [
    layout.row(head!, widths),
    layout.delimiterRow(alignments, widths),
    ...body.map((row) => layout.row(row, widths)),
  ];
}

function delimiter(alignment: Alignment, width: number): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : '';
  const right = alignment === 'right' || alignment === 'center' ? ':' : '';
  return left + '-'.repeat(Math.max(1, width - left.length - right.length)) + right;
}

function pipes(cells: readonly string[]): string {
  return `|${cells.join('|')}|`;
}
