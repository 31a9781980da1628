/** Computes the widths of the columns of endpoint tables. */
import type { Endpoint, Section, Widths } from './endpoint.js';
import { width } from './columns.js';

/** The number of columns between the outer borders of a table, unless its content needs more. */
export const USUAL_TOTAL = 121;

/** The minimum widths of a section's columns, except for the last column, which takes the remaining width. */
const USUAL: Readonly<Record<Section, readonly number[]>> = {
  parameters: [20, 19, 10],
  request: [20],
  body: [20, 19, 10],
  status: [20],
  fields: [21, 19],
};
const NARROWEST = 30;

/** The parts of an endpoint that determine the widths of its columns. */
export interface Measured {
  readonly parameters: readonly Printed[];
  readonly body: readonly Printed[];
  readonly fields: readonly Printed[];
  /** Lines across the full width that cannot be wrapped. */
  readonly fixed: readonly string[];
  /** Texts across the full width. */
  readonly texts: readonly string[];
}

/** A field whose name, type and presence are escaped as the table prints them. */
export interface Printed {
  readonly name: string;
  readonly type: string;
  readonly presence?: string | undefined;
  readonly description: string;
}

/** The widths of every section (docs/formats.md, rst-grid): the usual widths, except that columns fit their longest text. */
export function sectionWidths(
  endpoint: Measured,
  own: Widths,
  ownTotal: number | undefined,
): { widths: Required<Widths>; total: number } {
  const fixed = {
    parameters: columns('parameters', endpoint.parameters, own),
    request: own.request?.slice(0, -1) ?? USUAL.request,
    body: columns('body', endpoint.body, own),
    status: own.status?.slice(0, -1) ?? USUAL.status,
    fields: columns('fields', endpoint.fields, own),
  };
  const least = [
    USUAL_TOTAL,
    ...(['parameters', 'body', 'fields'] as const).map((section) => sum(fixed[section]) + needed(endpoint[section])),
    ...endpoint.fixed.map((line) => width(line) + 2),
    ...endpoint.texts.map((text) => longestWord(text) + 2),
  ];
  const total = ownTotal ?? Math.max(...least);
  const widths = Object.fromEntries(
    Object.entries(fixed).map(([section, list]) => [section, [...list, total - sum(list)]]),
  );
  return { widths: widths as unknown as Required<Widths>, total };
}

function columns(section: 'parameters' | 'body' | 'fields', rows: readonly Printed[], own: Widths): readonly number[] {
  const given = own[section];
  if (given) return given.slice(0, -1);
  const longest = [
    longestOf(rows.map(({ name }) => name)),
    longestOf(rows.map(({ type }) => type)),
    longestOf(rows.map(({ presence }) => presence ?? '')),
  ];
  return USUAL[section].map((usual, index) => Math.max(usual, (longest[index] ?? 0) + 2));
}

function longestOf(texts: readonly string[]): number {
  return texts.reduce((longest, text) => Math.max(longest, width(text)), 0);
}

/** The minimum width of a section's last column: enough for its longest word and for reading. */
function needed(rows: readonly Printed[]): number {
  if (rows.length === 0) return 0;
  const word = rows.reduce((longest, { description }) => Math.max(longest, longestWord(description)), 0);
  return Math.max(NARROWEST, word + 2);
}

function longestWord(text: string): number {
  return longestOf(text.split(/\s+/));
}

/** The total width of cells and their right borders. */
function sum(widths: readonly number[]): number {
  return widths.reduce((total, each) => total + each + 1, 0);
}

/** The widths on a page that differ from the computed ones and must be kept with what was read. */
export function ownWidths(
  endpoint: Pick<Endpoint, 'widths' | 'total'>,
  measured: Measured,
): { widths: Widths; total: number | undefined } {
  const usual = sectionWidths(measured, {}, undefined);
  const drawnTotal = endpoint.total === usual.total ? undefined : endpoint.total;
  const expected = sectionWidths(measured, {}, endpoint.total).widths;
  const differing = Object.entries(endpoint.widths).filter(
    ([section, widths]) => String(widths) !== String(expected[section as Section]),
  );
  return { widths: Object.fromEntries(differing), total: drawnTotal };
}
