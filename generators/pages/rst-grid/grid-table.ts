/**
 * Prints grid tables of reStructuredText (docutils, "Grid Tables").
 * Every row may have its own column boundaries. Padding and borders are always computed and never copied.
 */
import { padColumns, width } from './columns.js';

/** The lines of a cell, without the space after the boundary and without trailing spaces. */
export type GridCell = readonly string[];

export interface GridRow {
  /** The columns of the boundaries, from 0 (left border) to the table's last column: one more than there are cells. */
  readonly bounds: readonly number[];
  /** Every cell of a row has the same number of lines. */
  readonly cells: readonly GridCell[];
}

export interface GridTable {
  readonly rows: readonly GridRow[];
  /** The number of rows above the rule `+===+`; 0 if there is no such rule. */
  readonly headerRows: number;
}

/** A row with these texts as cells, split into lines and filled with empty lines to the same height. */
export function gridRow(bounds: readonly number[], texts: readonly string[]): GridRow {
  const cells = texts.map((text) => text.split('\n'));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return { bounds, cells: cells.map((lines) => [...lines, ...Array<string>(height - lines.length).fill('')]) };
}

/** The boundaries of cells with these widths (columns between two borders): `[20, 19]` gives `[0, 21, 41]`. */
export function boundsOf(widths: readonly number[]): number[] {
  const bounds = [0];
  for (const cell of widths) bounds.push((bounds.at(-1) ?? 0) + cell + 1);
  return bounds;
}

/** The widths of the cells between these boundaries: the inverse of {@link boundsOf}. */
export function widthsOf(bounds: readonly number[]): number[] {
  return bounds.slice(1).map((bound, index) => bound - (bounds[index] ?? 0) - 1);
}

/** The lines of a table. A cell whose text does not fit widens the table from there on. */
export function printGrid(table: GridTable): string[] {
  const rows = widen(table.rows);
  const lines = [border(rows[0], undefined, '-')];
  for (const [index, row] of rows.entries()) {
    lines.push(...rowLines(row), border(row, rows[index + 1], index + 1 === table.headerRows ? '=' : '-'));
  }
  return lines;
}

/** The rows with room for every text: everything to the right of a narrow cell is moved to the right, in every row. */
function widen(rows: readonly GridRow[]): readonly GridRow[] {
  let current = rows;
  for (let row = 0; row < current.length; row++) {
    for (let cell = 0; cell < (current[row]?.cells.length ?? 0); cell++) {
      const { from, by } = deficit(current[row] as GridRow, cell);
      if (by > 0) current = current.map((other) => shifted(other, from, by));
    }
  }
  return current;
}

function deficit(row: GridRow, cell: number): { from: number; by: number } {
  const from = row.bounds[cell + 1] ?? 0;
  const room = from - (row.bounds[cell] ?? 0) - 2;
  const needed = Math.max(0, ...(row.cells[cell] ?? []).map(width));
  return { from, by: needed > room ? needed + 1 - room : 0 };
}

function shifted(row: GridRow, from: number, by: number): GridRow {
  return { ...row, bounds: row.bounds.map((bound) => (bound >= from ? bound + by : bound)) };
}

function rowLines({ bounds, cells }: GridRow): string[] {
  const widths = widthsOf(bounds);
  return (cells[0] ?? []).map((_, line) => {
    const texts = cells.map((cell, index) => padColumns(cell[line] === '' ? '' : ` ${cell[line]}`, widths[index] ?? 0));
    return `|${texts.join('|')}|`;
  });
}

/** A border with a `+` wherever a cell of the row above or below ends. */
function border(above: GridRow | undefined, below: GridRow | undefined, fill: string): string {
  const bounds = new Set([...(above?.bounds ?? []), ...(below?.bounds ?? [])]);
  const last = Math.max(0, ...bounds);
  let line = '';
  for (let column = 0; column <= last; column++) line += bounds.has(column) ? '+' : fill;
  return line;
}
