import { lengthOf } from '../tables/widths.js';
import type { PipeTable } from '../tables/pipe-table.js';

/** A new cell in place of the one at that row and column, counted from 0 below the header. */
export interface CellEdit {
  readonly row: number;
  readonly column: number;
  readonly cell: string;
}

export interface TableEdits {
  readonly cells: readonly CellEdit[];
  /** Rows to take out. */
  readonly removed: ReadonlySet<number>;
  /** Rows to add at the end, cell by cell in the table's columns. */
  readonly added: readonly (readonly string[])[];
}

/** Whether there is anything to change. */
export function hasEdits({ cells, removed, added }: TableEdits): boolean {
  return cells.length > 0 || removed.size > 0 || added.length > 0;
}

/** The text of a table with some cells changed, in the page's own layout; rows that stay as they are keep their bytes. */
export function editTable(text: string, table: PipeTable, edits: TableEdits): string {
  const lines = text.split(/\r\n|\n|\r/);
  const look = lookOf(table);
  const raw = [[...table.header.cells], ...table.rows.map(({ cells }) => [...cells])];
  const changed = new Set(edits.cells.map(({ row }) => row + 1));
  for (const { row, column, cell } of edits.cells) {
    const cells = raw[row + 1];
    if (cells) cells[column] = inPlaceOf(cells[column] ?? ' ', cell);
  }
  const added = edits.added.map((row) => row.map((cell) => `${look.pad}${cell === '' ? look.empty : cell}${look.pad}`));
  const kept = raw.map((cells, index) => ({ cells, index })).filter(({ index }) => !edits.removed.has(index - 1));
  const out = look.aligned
    ? aligned([...kept.map(({ cells }) => cells), ...added], table)
    : [
        ...kept.map(({ cells, index }) =>
          changed.has(index) ? rowText(table, cells, index) : (lines[index === 0 ? 0 : index + 1] ?? ''),
        ),
        ...added.map((cells) => `${table.prefix}|${cells.join('|')}|`),
      ];
  const [head = '', ...rows] = out;
  const rule = look.aligned ? alignedRule([...kept.map(({ cells }) => cells), ...added], table) : (lines[1] ?? '');
  return [head, rule, ...rows].join(table.eol === '' ? '\n' : table.eol);
}

interface Look {
  /** Every column is padded to one width, from top to bottom. */
  readonly aligned: boolean;
  /** What stands between a pipe and a cell. */
  readonly pad: string;
  /** How empty cells are written. */
  readonly empty: string;
}

function lookOf(table: PipeTable): Look {
  const raw = [table.header.cells, table.delimiters, ...table.rows.map(({ cells }) => cells)];
  const columns = table.header.cells.length;
  const even = raw.every(
    (row) => row.length === columns && row.every((cell, index) => lengthOf(cell) === lengthOf(raw[0]?.[index] ?? '')),
  );
  const texts = table.rows.flatMap(({ cells }) => cells);
  const dash = texts.map((cell) => cell.trim()).find((cell) => /^[-–—]$/.test(cell));
  return {
    aligned: even && raw.length > 2 && table.header.cells.some((cell) => /\s\s$/.test(cell) || cell.startsWith(' ')),
    pad: table.header.cells.every((cell) => cell.startsWith(' ')) ? ' ' : '',
    empty: dash ?? (table.header.cells.every((cell) => cell.startsWith(' ')) || !texts.includes(' ') ? '' : ' '),
  };
}

/** The new text with the blank space that the old one had around it. */
function inPlaceOf(old: string, cell: string): string {
  const lead = /^\s*/.exec(old)?.[0] ?? '';
  const tail = old.trim() === '' ? lead : (/\s*$/.exec(old)?.[0] ?? '');
  return lead + cell + tail;
}

function rowText(table: PipeTable, cells: readonly string[], index: number): string {
  const row = index === 0 ? table.header : table.rows[index - 1];
  return `${table.prefix}${row?.opened === false ? '' : '|'}${cells.join('|')}${row?.closed === false ? '' : '|'}`;
}

function aligned(rows: readonly (readonly string[])[], table: PipeTable): string[] {
  const widths = widthsOf(rows);
  return rows.map(
    (cells) =>
      `${table.prefix}|${cells.map((cell, index) => ` ${cell.trim()}${' '.repeat((widths[index] ?? 0) - lengthOf(cell.trim()))} `).join('|')}|`,
  );
}

function alignedRule(rows: readonly (readonly string[])[], table: PipeTable): string {
  const widths = widthsOf(rows);
  const cells = table.delimiters.map((cell, index) => {
    const lead = /^\s*:?/.exec(cell)?.[0] ?? '';
    const tail = /:?\s*$/.exec(cell)?.[0] ?? '';
    return lead + '-'.repeat(Math.max(1, (widths[index] ?? 1) + 2 - lead.length - tail.length)) + tail;
  });
  return `${table.prefix}|${cells.join('|')}|`;
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, lengthOf(cell.trim()));
  return widths;
}
