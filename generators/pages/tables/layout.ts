import { contentsOf } from './contents.js';
import { lengthOf, widthsOf } from './widths.js';
import type { PipeTable } from './pipe-table.js';
import type { Alignment } from './rows.js';

/** How a style lays out its tables. Cells arrive as they stand in Markdown, pipes escaped. */
export interface Layout {
  readonly name: string;
  /** Cells stand right between their pipes, so that spaces at their end are theirs; otherwise such spaces go. */
  readonly tight: boolean;
  /** A row's text from its first to its last pipe; `widths` are those of the columns, in code points. */
  row(cells: readonly string[], widths: readonly number[]): string;
  rule(alignments: readonly Alignment[], widths: readonly number[]): string;
}

/** `|a|b|`, `|--|--|`; an empty cell is one space. */
export const compactLayout: Layout = {
  name: 'compact',
  tight: true,
  row: (cells) => pipes(cells.map((cell) => (cell === '' ? ' ' : cell))),
  rule: (alignments) => pipes(alignments.map((alignment) => colons(alignment, 2))),
};

/** `| a   | b |`, `|-----|---|`: every column as wide as its longest cell. */
export const paddedLayout: Layout = {
  name: 'padded',
  tight: false,
  row: (cells, widths) => pipes(cells.map((cell, index) => ` ${padEnd(cell, widths[index] ?? 0)} `)),
  rule: (alignments, widths) =>
    pipes(alignments.map((alignment, index) => colons(alignment, (widths[index] ?? 0) + 2))),
};

/** `| a | b |`, `|:---|:---|`: columns are aligned to the left unless the page says otherwise. */
export const starlightLayout: Layout = {
  name: 'starlight',
  tight: false,
  row: (cells) => pipes(cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `))),
  rule: (alignments) => pipes(alignments.map((each) => colons(each === 'none' ? 'left' : each, 4))),
};

/** `|a||`, `|-|-|`: nothing but pipes and text. */
export const docusaurusLayout: Layout = {
  name: 'docusaurus',
  tight: true,
  row: (cells) => pipes(cells),
  rule: (alignments) => pipes(alignments.map((alignment) => colons(alignment, 1))),
};

/** Prints a table in a layout, without a last line ending. Cells beyond the header's are kept: nothing is lost. */
export function printTable(table: PipeTable, layout: Layout): string {
  const [header, ...rows] = contentsOf(table);
  return [...layoutTable(header!, table.alignments, rows, layout)]
    .map((line) => table.prefix + line)
    .join(table.eol === '' ? '\n' : table.eol);
}

/** The lines of a table in a layout: header, rule, rows. Rows shorter than the header are filled up. */
export function layoutTable(
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
  return [layout.row(head!, widths), layout.rule(alignments, widths), ...body.map((row) => layout.row(row, widths))];
}

/** A table without alignments in a layout, without a final line ending. */
export function tableText(header: readonly string[], rows: readonly (readonly string[])[], layout: Layout): string {
  const alignments = header.map(() => 'none' as const);
  return layoutTable(header, alignments, rows, layout).join('\n');
}

function padEnd(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - lengthOf(cell)));
}

function colons(alignment: Alignment, width: number): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : '';
  const right = alignment === 'right' || alignment === 'center' ? ':' : '';
  return left + '-'.repeat(Math.max(1, width - left.length - right.length)) + right;
}

function pipes(cells: readonly string[]): string {
  return `|${cells.join('|')}|`;
}
