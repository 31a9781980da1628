/** Collects the drift of one Markdown table as findings and edits. */
import { unescapePipes } from '../tables/rows.js';
import type { PipeTable } from '../tables/pipe-table.js';
import type { Verdict } from './compare.js';
import { drifted, unreadCell } from './findings.js';
import type { Finding } from '../../../src/finding.js';
import type { CellEdit, TableEdits } from './table-edit.js';

export interface CellPlace {
  readonly row: number;
  /** -1 if the page lacks the column. */
  readonly column: number;
  readonly what: string;
  readonly about?: readonly string[];
}

/** Compares the cells of one table and collects findings and edits. */
export class TableDiff {
  readonly #context: { readonly file: string; readonly findings: Finding[] };
  readonly #table: PipeTable;
  readonly #cells: CellEdit[] = [];
  readonly #removed = new Set<number>();
  readonly #added: (readonly string[])[] = [];

  constructor(context: { readonly file: string; readonly findings: Finding[] }, table: PipeTable) {
    this.#context = context;
    this.#table = table;
  }

  /** Compares a cell; `wanted` is the contract's value as shown in findings. */
  compare({ row, column, what, about = [] }: CellPlace, wanted: string, judge: (cell: string) => Verdict): void {
    if (column < 0) return;
    const cell = this.#table.rows[row]?.cells[column] ?? '';
    const verdict = judge(cell);
    const place = { file: this.#context.file, line: this.line(row) };
    if (verdict.kind === 'unread') this.#context.findings.push(unreadCell(place, what, unescapePipes(cell), wanted));
    if (verdict.kind !== 'drift') return;
    this.#context.findings.push(drifted(place, what, unescapePipes(cell), wanted, about));
    this.#cells.push({ row, column, cell: escaped(verdict.cell.trim()) });
  }

  /** The line of a row on the page. */
  line(row: number): number {
    return this.#table.line + 2 + row;
  }

  remove(row: number): void {
    this.#removed.add(row);
  }

  /** Adds a row; the texts are given by column index. */
  add(cells: ReadonlyMap<number, string>): void {
    this.#added.push(this.#table.header.cells.map((_, column) => escaped(cells.get(column) ?? '')));
  }

  edits(): TableEdits {
    return { cells: this.#cells, removed: this.#removed, added: this.#added };
  }
}

/** A text as a cell: pipes are escaped, line breaks become spaces. */
function escaped(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/(?<!\\)\|/g, '\\|');
}
