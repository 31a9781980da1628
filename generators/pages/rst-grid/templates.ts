/** Compiles the templates. Templates place facts in rows; the helpers compute padding and borders. */
import Handlebars from 'handlebars';
import { codeLines, descriptionLines } from './rst-blocks.js';
import type { CodeBlock, Field, Section, Widths } from './endpoint.js';
import { boundsOf, gridRow, printGrid } from './grid-table.js';
import type { GridRow } from './grid-table.js';
import type { PlannedEndpoint, PlannedPage } from './page-plan.js';
import { printedField, requestLine } from './printed.js';
import { escapeWithin } from './rst-text.js';

/** Separators of cells and rows and the mark of the header rule, between the helpers `row` and `grid`. No text contains them. */
const CELL = '\u0001';
const ROW = '\u0002';
const RULE = '\u0003';

/** Compiles a style's templates into a function from a page to its text. */
export function pageTemplate(templates: ReadonlyMap<string, string>): (page: PlannedPage) => string {
  const handlebars = Handlebars.create();
  let table: Table = { widths: {}, total: 0 };
  const helpers = cellHelpers(() => table);
  handlebars.registerHelper(helpers);
  handlebars.registerHelper(
    'grid',
    function (this: unknown, endpoint: Pick<PlannedEndpoint, 'layout'>, options: Handlebars.HelperOptions) {
      table = { widths: endpoint.layout.widths, total: endpoint.layout.total };
      return gridOf(options.fn(this), table);
    },
  );
  for (const name of ['endpoint', 'fields']) handlebars.registerPartial(name, templates.get(name) ?? '');
  return handlebars.compile<PlannedPage>(templates.get('page') ?? '', { noEscape: true });
}

interface Table {
  readonly widths: Widths;
  readonly total: number;
}

function cellHelpers(table: () => Table): Record<string, Handlebars.HelperDelegate> {
  return {
    blank: (gap: unknown) => '\n'.repeat(typeof gap === 'number' ? gap : 1),
    prose: (markdown: string) => descriptionLines(markdown).join('\n'),
    strong: (text: string) => `**${escapeWithin(text)}**`,
    emphasis: (text: string) => `*${escapeWithin(text)}*`,
    requestLine: (method: string, path: string) => requestLine({ method, path }),
    text: (markdown: string, section: unknown) =>
      text(markdown, lastWidth(table(), typeof section === 'string' ? section : 'all')),
    status: (reply: { status: string; statusText: string }) => statusText(reply, lastWidth(table(), 'status')),
    code: ({ text: body, language, indent }: CodeBlock) => codeLines(body, language, indent).join('\n'),
    deprecated: (lines: readonly string[]) => hanging('**DEPRECATED**', lines, table().total, 15),
    hanging: (first: string, notes: readonly string[]) => hanging(first, notes, table().total),
    defined: (value: unknown) => value !== undefined,
    rule: () => RULE,
    row: (section: string, ...cells: unknown[]) => rowOf(section, cells.slice(0, -1).map(String)),
    rows: (section: string, fields: readonly Field[]) =>
      fields.map((field) => fieldRow(section, field, table())).join(''),
  };
}

function rowOf(section: string, cells: readonly string[]): string {
  return `${ROW}${[section, ...cells].join(CELL)}`;
}

/** A field as a row of its section: four cells, or three if the section has no column for `Optional` and `Required`. */
function fieldRow(section: string, field: Field, table: Table): string {
  const widths = table.widths[section as Section] ?? [];
  const { name, type, presence } = printedField(field);
  const description = text(field.description, lastWidth(table, section));
  return rowOf(section, widths.length > 3 ? [name, type, presence ?? '', description] : [name, type, description]);
}

/** The columns available to the text of a section's last cell, with a space on each side. */
function lastWidth(table: Table, section: string): number {
  return ((section === 'all' ? undefined : table.widths[section as Section]?.at(-1)) ?? table.total) - 2;
}

function text(markdown: string, columns: number): string {
  return descriptionLines(markdown, columns)
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '');
}

function statusText({ status, statusText: phrase }: { status: string; statusText: string }, columns: number): string {
  return text(`${status} ${phrase.trim()}`.trim(), columns);
}

/** A line with notes below it, which are aligned with the path. */
function hanging(first: string, notes: readonly string[], total: number, indent = first.indexOf(' ') + 1): string {
  const lines = notes
    .flatMap((note) => descriptionLines(note, total - 2 - indent))
    .filter((line) => line.trim() !== '');
  return [first, ...lines.map((line) => ' '.repeat(indent) + line)].join('\n');
}

function gridOf(body: string, table: Table): string {
  const rows: GridRow[] = [];
  let headerRows = 0;
  for (const piece of body.split(/(?=[\u0002\u0003])/)) {
    if (piece.startsWith(RULE)) headerRows = rows.length;
    else if (piece.startsWith(ROW) && !isEmptyText(piece)) rows.push(tableRow(piece.slice(1).trimEnd(), table));
  }
  return printGrid({ rows, headerRows }).join('\n');
}

/** Whether a row across the full width is empty, such as a description that consists of an empty fence. */
function isEmptyText(piece: string): boolean {
  return piece.trimEnd() === `${ROW}all${CELL}`;
}

function tableRow(piece: string, { widths, total }: Table): GridRow {
  const [section = '', ...cells] = piece.split(CELL);
  const own = section === 'all' ? undefined : widths[section as Section];
  const shared = own && own.length !== cells.length ? fitted(own, cells.length) : own;
  return gridRow(boundsOf(shared ?? [total]), cells);
}

/** Widths for a number of cells that differs from the section's, as a user's template may need. */
function fitted(widths: readonly number[], cells: number): number[] {
  const first = widths.slice(0, cells - 1);
  const rest = widths.slice(cells - 1);
  while (first.length < cells - 1) first.push(10);
  return [
    ...first,
    Math.max(
      10,
      rest.reduce((sum, width) => sum + width + 1, -1),
    ),
  ];
}
