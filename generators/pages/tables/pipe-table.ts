/** Finds the pipe tables of a Markdown page (GitHub Flavored Markdown §4.10). */
import { splitLines } from './lines.js';
import type { Line } from './lines.js';
import { flowOf, frontMatterEnd } from './flow.js';
import type { Dialect, Fence } from './flow.js';
import { cellsOf, isDelimiterRow, alignmentsOf, joinPrefix, prefixOf } from './rows.js';
import type { Alignment, RawRow } from './rows.js';

export type { Alignment } from './rows.js';
export type { Dialect } from './flow.js';

/** A pipe table on a page. */
export interface PipeTable {
  /** The line of its header row, counted from 1. */
  readonly line: number;
  /** What each line starts with: indentation and block quote markers. */
  readonly prefix: string;
  readonly eol: string;
  readonly header: RawRow;
  readonly alignments: readonly Alignment[];
  /** The cells of the delimiter row, as written. */
  readonly delimiters: readonly string[];
  readonly rows: readonly RawRow[];
}

/** A segment of a page. Joining the `text` of all segments gives the page. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'table'; readonly text: string; readonly table: PipeTable };

/** A page that was split into its tables and the bytes between them. */
export interface ScannedPage {
  readonly segments: readonly Segment[];
  /** The fences by the index of their first line. */
  readonly fences: ReadonlyMap<number, Fence>;
  /** The number of lines that the front matter takes. */
  readonly frontMatter: number;
}

/** The tables of a page and the bytes between them. */
export function scanTables(page: string, dialect: Dialect = {}): readonly Segment[] {
  return scanPage(page, dialect).segments;
}

/**
 * Splits a page into its tables and the bytes between them. The text of a table ends before its last line ending.
 * A table ends at the first line that does not have the pipes of a row, so that hand-written text never becomes a row.
 */
export function scanPage(page: string, dialect: Dialect = {}): ScannedPage {
  const lines = splitLines(page);
  const texts = lines.map(({ text }) => text);
  const frontMatter = frontMatterEnd(texts);
  const { text, fences } = flowOf(texts, dialect, frontMatter);
  return { segments: segmentsOf(lines, text, dialect), fences, frontMatter };
}

function segmentsOf(lines: readonly Line[], flow: readonly boolean[], dialect: Dialect): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let textLine = 1;
  let afterTable = -1;
  for (let at = 0; at < lines.length;) {
    const found = at === afterTable ? at : tableEnd(lines, flow, at);
    const end = found === at && at !== afterTable && dialect.lostDelimiters ? undelimitedEnd(lines, flow, at) : found;
    if (end === at) {
      text += lines[at]!.text + lines[at]!.end;
      at += 1;
      continue;
    }
    if (text !== '') segments.push({ kind: 'text', text, line: textLine });
    segments.push(tableSegment(lines.slice(at, end), at + 1, found === at));
    text = lines[end - 1]!.end;
    textLine = end;
    at = afterTable = end;
  }
  if (text !== '') segments.push({ kind: 'text', text, line: textLine });
  return segments;
}

/** The tables of a page. */
export function tablesOf(page: string, dialect: Dialect = {}): PipeTable[] {
  return scanTables(page, dialect).flatMap((segment) => (segment.kind === 'table' ? [segment.table] : []));
}

/** The index after the last line of the table that starts at `at`, or `at` itself if no table starts there. */
function tableEnd(lines: readonly Line[], flow: readonly boolean[], at: number): number {
  const head = lines[at]!.text;
  const delimiters = lines[at + 1]?.text;
  if (delimiters === undefined || !head.includes('|') || !flow[at] || !flow[at + 1]) return at;
  const prefix = joinPrefix(head, delimiters);
  if (prefix === undefined || !isTableHead(head.slice(prefix.length), withoutPrefix(delimiters))) return at;
  const leading = head.trimStart().startsWith('|') || head.slice(prefix.length).startsWith('|');
  let end = at + 2;
  while (end < lines.length && flow[end] && isRow(lines[end]!.text, prefix, leading)) end += 1;
  return end;
}

/** The index after the last row directly below a header in bold. All rows are as long as the header. */
function undelimitedEnd(lines: readonly Line[], flow: readonly boolean[], at: number): number {
  const row = (index: number) => (flow[index] ? cellsOf(lines[index]?.text ?? '') : undefined);
  const head = row(at);
  if (!head?.opened || !head.closed || head.cells.length < 2) return at;
  if (!head.cells.every((cell) => /^\s*\*\*[^*]+\*\*\s*$/.test(cell))) return at;
  let end = at + 1;
  for (let next = row(end); next?.opened && next.cells.length === head.cells.length; next = row(end)) end += 1;
  return end > at + 1 ? end : at;
}

function isTableHead(head: string, delimiters: string): boolean {
  if (!isDelimiterRow(delimiters) || isDelimiterRow(head)) return false;
  if (head.startsWith('|') && delimiters.startsWith('|')) return true;
  const { cells, opened, closed } = cellsOf(head);
  return (opened || closed || cells.length > 1) && cells.length === cellsOf(delimiters).cells.length;
}

function isRow(line: string, prefix: string, leading: boolean): boolean {
  if (joinPrefix(line, prefix) === undefined && prefixOf(line).trim() !== prefix.trim()) return false;
  const body = withoutPrefix(line);
  if (leading || body.startsWith('|')) return body.startsWith('|');
  return cellsOf(body).cells.length > 1 && !/^(?:[-*+>#]|\d+[.)])\s/.test(body);
}

function tableSegment(lines: readonly Line[], line: number, undelimited: boolean): Segment {
  const [head, ...others] = lines.map(({ text }) => cellsOf(withoutPrefix(text)));
  const [delimiters, ...rows] = undelimited ? [NO_DELIMITERS, ...others] : others;
  const table = {
    line,
    prefix: prefixOf(lines[0]!.text),
    eol: lines[0]!.end,
    header: head!,
    alignments: alignmentsOf(delimiters!.cells, head!.cells.length),
    delimiters: delimiters!.cells,
    rows,
  };
  const text = lines.map((each, index) => each.text + (index < lines.length - 1 ? each.end : '')).join('');
  return { kind: 'table', text, table };
}

const NO_DELIMITERS: RawRow = { cells: [], opened: true, closed: true };

function withoutPrefix(line: string): string {
  return line.slice(prefixOf(line).length);
}
