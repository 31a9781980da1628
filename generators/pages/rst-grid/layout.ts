import type { Endpoint, Section, Widths } from './endpoint.js';
import { width } from './columns.js';

/** Columns between the outer borders of a table, unless something in it needs more. */
export const USUAL_TOTAL = 121;

/** The widths that a section's fixed columns have at least; the last column takes what is left. */
const USUAL: Readonly<Record<Section, readonly number[]>> = {
  parameters: [20, 19, 10],
  request: [20],
  body: [20, 19, 10],
  status: [20],
  fields: [21, 19],
};
const NARROWEST = 30;

/** What of an endpoint decides how wide its columns are. `name` and `type` as printed. */
export interface Measured {
  readonly parameters: readonly Printed[];
  readonly body: readonly Printed[];
  readonly fields: readonly Printed[];
  /** Lines in full width that cannot be wrapped. */
  readonly fixed: readonly string[];
  /** Texts in full width. */
  readonly texts: readonly string[];
}

export interface Printed {
  readonly name: string;
  readonly type: string;
  readonly presence?: string | undefined;
  readonly description: string;
}

/** The widths of every section (FORMATS §4): usual ones, with columns that grow with their longest name. */
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

/** Columns that the last column of a section needs: its longest word, and enough to be read. */
function needed(rows: readonly Printed[]): number {
  if (rows.length === 0) return 0;
  const word = rows.reduce((longest, { description }) => Math.max(longest, longestWord(description)), 0);
  return Math.max(NARROWEST, word + 2);
}

function longestWord(text: string): number {
  return longestOf(text.split(/\s+/));
}

/** The columns that fixed cells and their right borders take. */
function sum(widths: readonly number[]): number {
  return widths.reduce((total, each) => total + each + 1, 0);
}

/** The widths that were drawn otherwise than they would be, to be kept with what was read. */
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
