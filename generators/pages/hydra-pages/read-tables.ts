import { contentsOf } from '../tables/contents.js';
import type { PipeTable } from '../tables/pipe-table.js';
import { unescapePipes } from '../tables/rows.js';
import { escapeCell, unescapeInline } from '../markdown/inline.js';
import {
  flagCell,
  isPlainRange,
  readFlag,
  readIris,
  readRange,
  readStatuses,
  restoreLinkSign,
  statusesCell,
} from './cells.js';
import type { HydraStyle } from './hydra-style.js';
import type { PageOperation } from './page.js';
import type { PageFindings } from './reading.js';

/** What kind of table stands on a page, by its header. */
export type TableKind = 'operations' | 'facts' | 'other';

export function tableKind(table: PipeTable): TableKind {
  const header = headerOf(table);
  if (header.includes('domain') && header.includes('range')) return 'facts';
  return header.includes('method') &&
    header.some((name) => OPERATION_COLUMNS.get(name) === 'label' || name === 'returns')
    ? 'operations'
    : 'other';
}

const OPERATION_COLUMNS: ReadonlyMap<string, keyof PageOperation> = new Map([
  ['method', 'method'],
  ['label', 'label'],
  ['title', 'label'],
  ['expects', 'expects'],
  ['returns', 'returns'],
  ['status', 'statuses'],
  ['statuses', 'statuses'],
]);

/** The facts of a property table's first row. */
export interface PropertyFacts {
  readonly domain: string;
  readonly range: string;
  readonly members: string;
  readonly link: boolean;
  readonly readonly: string;
  readonly writeonly: string;
}

/** Reads tables of one style, reporting what their cells say beyond a contract. */
export class TableReader {
  readonly #style: HydraStyle;
  readonly #findings: PageFindings;

  constructor(style: HydraStyle, findings: PageFindings) {
    this.#style = style;
    this.#findings = findings;
  }

  /** The heading of the last column, as the page has it. */
  statusesHeading(table: PipeTable): string | undefined {
    const header = headerOf(table);
    return table.header.cells
      .map((cell) => cell.trim())
      .find((_, column) => OPERATION_COLUMNS.get(header[column] ?? '') === 'statuses');
  }

  operations(table: PipeTable): PageOperation[] {
    this.#unclosed(table);
    const header = headerOf(table).map((name) => OPERATION_COLUMNS.get(name));
    return this.#cells(table, true)
      .slice(1)
      .flatMap((cells, index) => {
        const row = { method: '', label: '', expects: '', returns: '', statuses: '' };
        cells.forEach((cell, column) => {
          const name = header[column];
          if (name !== undefined) row[name] = cell;
        });
        return Object.values(row).every((cell) => cell === '') ? [] : [this.#operation(row, table.line + 2 + index)];
      });
  }

  facts(table: PipeTable): PropertyFacts | undefined {
    this.#unclosed(table);
    const header = headerOf(table);
    const rows = this.#cells(table).slice(1);
    const row = rows[0];
    const line = table.line + 2;
    if (row === undefined) return undefined;
    if (rows.length > 1)
      this.#findings.add('page-not-reproduced', line + 1, 'A property table has one row: the others are left out.');
    const cell = (name: string) => row[header.indexOf(name)] ?? '';
    const range = readRange(cell('range'));
    if (!isPlainRange(cell('range'))) this.#beyond(line, 'range', cell('range'), range.iris.join(', '));
    return {
      domain: this.#iris(cell('domain'), 'domain', line),
      range: range.iris.join(', '),
      members: range.members.join(', '),
      link: range.link,
      readonly: this.#flag(cell('readonly'), 'readonly', line),
      writeonly: this.#flag(cell('writeonly'), 'writeonly', line),
    };
  }

  #operation(row: PageOperation, line: number): PageOperation {
    const statuses = readStatuses(row.statuses);
    const method = row.method.toUpperCase();
    if (statuses === undefined) this.#beyond(line, 'status', row.statuses, '');
    else if (statuses.length === 0) {
      this.#findings.add(
        'page-operation-without-statuses',
        line,
        `${method} "${row.label}" states no status.`,
        'Add the statuses that the operation answers with.',
      );
    } else if (statusesCell(statuses) !== row.statuses)
      this.#beyond(line, 'status', row.statuses, statusesCell(statuses));
    return {
      ...row,
      method,
      expects: printed(row.expects),
      returns: printed(row.returns),
      statuses: statusesCell(statuses ?? []),
    };
  }

  #flag(cell: string, column: string, line: number): string {
    const flag = readFlag(cell);
    if (flag === undefined) this.#beyond(line, column, cell, 'False');
    else if (flagCell(flag) !== cell) this.#beyond(line, column, cell, flagCell(flag));
    return flagCell(flag ?? false);
  }

  #iris(cell: string, column: string, line: number): string {
    const iris = readIris(cell);
    if (iris === undefined) this.#beyond(line, column, cell, '');
    return (iris ?? []).join(', ');
  }

  #beyond(line: number, column: string, cell: string, understood: string): void {
    const rest = understood === '' ? 'nothing of it is understood' : `only "${understood}" is understood`;
    this.#findings.add(
      'page-cell-not-understood',
      line,
      `The ${column} cell says "${cell}": ${rest}.`,
      'State the fact alone in the cell, and remarks in the description.',
    );
  }

  #unclosed(table: PipeTable): void {
    table.rows.forEach((row, index) => {
      if (!row.closed)
        this.#findings.add(
          'page-row-unclosed',
          table.line + 2 + index,
          'This row lacks its closing pipe.',
          'Add a | at its end; `hydra-contract pages format --write` does.',
        );
    });
  }

  #cells(table: PipeTable, watch = false): string[][] {
    return contentsOf(table).map((row, index) =>
      row.map((cell) => this.#text(cell, watch ? table.line + index + 1 : undefined)),
    );
  }

  #text(cell: string, line: number | undefined): string {
    if (cell.trim() === '' || cell === this.#style.empty) return '';
    const text = unescapeInline(unescapePipes(cell));
    const markup = escapeCell(text, this.#style.dialect) !== cell && `\\${this.#style.empty}` !== cell;
    if (markup && line !== undefined)
      this.#findings.add('page-not-reproduced', line, `The markup in the cell "${cell}" is taken as text.`);
    return restoreLinkSign(text);
  }
}

/** A list of IRIs as it is printed; any other text as it is. */
function printed(cell: string): string {
  return readIris(cell)?.join(', ') ?? cell;
}

function headerOf(table: PipeTable): string[] {
  return table.header.cells.map((cell) => cell.trim().replaceAll(/[*_`]/g, '').toLowerCase());
}
