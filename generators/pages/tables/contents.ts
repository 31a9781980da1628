import { tablesOf } from './pipe-table.js';
import type { PipeTable } from './pipe-table.js';

/**
 * What the cells of a table say, header first, then its rows: padding taken off. A tight table (`|a|b |`) has no
 * padding, so that spaces before a pipe belong to the cell.
 */
export function contentsOf(table: PipeTable): string[][] {
  const raw = [table.header.cells, ...table.rows.map(({ cells }) => cells)];
  if (!isTight(raw)) return raw.map((row) => row.map((cell) => cell.trim()));
  const columns = table.header.cells.length;
  return raw.map((row) => row.map((cell, column) => (column < columns ? tightContent(cell) : cell.trim())));
}

/** Whether most cells start right after their pipe. */
function isTight(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat().filter((cell) => cell.trim() !== '');
  return cells.filter((cell) => !/^[ \t]/.test(cell)).length * 2 > cells.length;
}

function tightContent(cell: string): string {
  return /^\s/.test(cell) || /[^\S ] *$/.test(cell) ? cell.trim() : cell;
}

/** The header cells of every table of a page, as written; the file name tells MDX from Markdown. */
export function headerCells({ file, text }: { readonly file: string; readonly text: string }): string[] {
  return tablesOf(text, { mdx: file.endsWith('.mdx') }).flatMap(({ header }) => header.cells);
}
