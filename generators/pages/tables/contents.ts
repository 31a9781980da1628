/** The contents of table cells, without their padding. */
import { tablesOf } from './pipe-table.js';
import type { PipeTable } from './pipe-table.js';

/**
 * The contents of a table's cells, row by row, the header first. A table whose cells touch their pipes (`|a|b |`) has no
 * padding, so spaces at the end of its cells belong to them.
 */
export function contentsOf(table: PipeTable): string[][] {
  const raw = [table.header.cells, ...table.rows.map(({ cells }) => cells)];
  if (!isTight(raw)) return raw.map((row) => row.map((cell) => cell.trim()));
  const columns = table.header.cells.length;
  return raw.map((row) => row.map((cell, column) => (column < columns ? tightContent(cell) : cell.trim())));
}

/** Whether most cells start directly after their pipe. */
function isTight(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat().filter((cell) => cell.trim() !== '');
  return cells.filter((cell) => !/^[ \t]/.test(cell)).length * 2 > cells.length;
}

function tightContent(cell: string): string {
  return /^\s/.test(cell) || /[^\S ] *$/.test(cell) ? cell.trim() : cell;
}

/** The header cells of all tables of a page, as written. The file name decides whether the page is MDX. */
export function headerCells({ file, text }: { readonly file: string; readonly text: string }): string[] {
  return tablesOf(text, { mdx: file.endsWith('.mdx') }).flatMap(({ header }) => header.cells);
}
