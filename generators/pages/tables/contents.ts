import { lengthOf, widthsOf } from './widths.js';
import type { PipeTable } from './pipe-table.js';

/**
 * What the cells of a table say, header first, then its rows: padding taken off, spaces of their own kept.
 * A tight table (`|a|b |`) has no padding, so that a space before the pipe belongs to the cell. In a padded table
 * (`| a   |`) a column that is wider than all its cells, from top to bottom, holds a cell that ends in spaces.
 */
export function contentsOf(table: PipeTable): string[][] {
  const raw = [table.header.cells, ...table.rows.map(({ cells }) => cells)];
  const columns = table.header.cells.length;
  if (isTight(raw)) return raw.map((row) => row.map((cell, column) => (column < columns ? tightContent(cell) : cell.trim())));
  const trimmed = raw.map((row) => row.map((cell) => cell.trim()));
  widthsOf(trimmed).forEach((width, column) => widen(trimmed, column, spareWidth(table, raw, column, width)));
  return trimmed;
}

/** Whether most cells start right after their pipe. */
function isTight(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat().filter((cell) => cell.trim() !== '');
  return cells.filter((cell) => !/^[ \t]/.test(cell)).length * 2 > cells.length;
}

function tightContent(cell: string): string {
  return /^\s/.test(cell) || /[^\S ] *$/.test(cell) ? cell.trim() : cell;
}

/** How much wider than its longest cell a column is, where header, rule and every row agree on its width. */
function spareWidth(table: PipeTable, raw: readonly (readonly string[])[], column: number, width: number): number {
  const cells = [...raw.map((row) => row[column]), table.rule[column]];
  const wanted = lengthOf(table.rule[column] ?? '');
  const agreed = cells.every((cell) => cell !== undefined && lengthOf(cell) === wanted);
  return agreed && raw.every((row) => isPadded(row[column] ?? '')) ? Math.max(0, wanted - 2 - width) : 0;
}

/** Whether a cell is blank or one space, a text, and at least one space. */
function isPadded(cell: string): boolean {
  return cell.trim() === '' || (cell.startsWith(' ') && cell.trimStart().length === cell.length - 1 && cell.endsWith(' '));
}

/** Gives the longest cell of a column the spaces by which the column is too wide. */
function widen(rows: string[][], column: number, spare: number): void {
  if (spare === 0) return;
  const longest = Math.max(...rows.map((row) => lengthOf(row[column] ?? '')));
  const row = rows.findLast((each) => lengthOf(each[column] ?? '') === longest);
  if (row !== undefined) row[column] = (row[column] ?? '') + ' '.repeat(spare);
}
