/** Finds the pipe tables of a Markdown page (GitHub Flavored Markdown §4.10). */
import { splitLines } from './lines.js';
import type { Line } from './lines.js';
import { flowOf, frontMatterEnd } from './flow.js';
import type { Dialect, Fence } from './flow.js';
import { cellsOf, isRuleRow, alignmentsOf, joinPrefix, prefixOf } from './rows.js';
import type { Alignment, RawRow } from './rows.js';

export type { Alignment } from './rows.js';
export type { Dialect } from './flow.js';

/** A pipe table as it stands on a page (GitHub Flavored Markdown §4.10). */
export interface PipeTable {
  /** Line of the header row, counted from 1. */
  readonly line: number;
  /** What each line starts with: indentation, marks of block quotes. */
  readonly prefix: string;
  readonly eol: string;
  readonly header: RawRow;
  readonly alignments: readonly Alignment[];
  /** The rule row's cells as written. */
  readonly rule: readonly string[];
  readonly rows: readonly RawRow[];
}

/** A piece of a page. The `text`s of all pieces, joined, are the page. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'table'; readonly text: string; readonly table: PipeTable };

/** A page as its tables and the bytes between them, with its fences. */
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
 * Splits a page into its tables and the bytes between them. A table's text ends before its last line ending.
 * Rows end at the first line that has not the pipes of a row, so that no hand-written text is drawn into a table.
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
    const end = found === at && at !== afterTable && dialect.lostRules ? rulelessEnd(lines, flow, at) : found;
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

/** Only the tables of a page. */
export function tablesOf(page: string, dialect: Dialect = {}): PipeTable[] {
  return scanTables(page, dialect).flatMap((segment) => (segment.kind === 'table' ? [segment.table] : []));
}

/** The index after the last line of the table that starts at `at`, or `at` itself when none does. */
function tableEnd(lines: readonly Line[], flow: readonly boolean[], at: number): number {
  const head = lines[at]!.text;
  const rule = lines[at + 1]?.text;
  if (rule === undefined || !head.includes('|') || !flow[at] || !flow[at + 1]) return at;
  const prefix = joinPrefix(head, rule);
  if (prefix === undefined || !isTableHead(head.slice(prefix.length), rule.slice(prefixOf(rule).length))) return at;
  const leading = head.trimStart().startsWith('|') || head.slice(prefix.length).startsWith('|');
  let end = at + 2;
  while (end < lines.length && flow[end] && isRow(lines[end]!.text, prefix, leading)) end += 1;
  return end;
}

/** The index after the last row below a header in bold that has no rule, each as long as the header. */
function rulelessEnd(lines: readonly Line[], flow: readonly boolean[], at: number): number {
  const row = (index: number) => (flow[index] ? cellsOf(lines[index]?.text ?? '') : undefined);
  const head = row(at);
  if (!head?.opened || !head.closed || head.cells.length < 2) return at;
  if (!head.cells.every((cell) => /^\s*\*\*[^*]+\*\*\s*$/.test(cell))) return at;
  let end = at + 1;
  for (let next = row(end); next?.opened && next.cells.length === head.cells.length; next = row(end)) end += 1;
  return end > at + 1 ? end : at;
}

function isTableHead(head: string, rule: string): boolean {
  if (!isRuleRow(rule) || isRuleRow(head)) return false;
  if (head.startsWith('|') && rule.startsWith('|')) return true;
  const { cells, opened, closed } = cellsOf(head);
  return (opened || closed || cells.length > 1) && cells.length === cellsOf(rule).cells.length;
}

function isRow(line: string, prefix: string, leading: boolean): boolean {
  if (joinPrefix(line, prefix) === undefined && prefixOf(line).trim() !== prefix.trim()) return false;
  const body = line.slice(prefixOf(line).length);
  if (leading || body.startsWith('|')) return body.startsWith('|');
  return cellsOf(body).cells.length > 1 && !/^(?:[-*+>#]|\d+[.)])\s/.test(body);
}

function tableSegment(lines: readonly Line[], line: number, ruleless: boolean): Segment {
  const [head, ...others] = lines.map(({ text }) => cellsOf(text.slice(prefixOf(text).length)));
  const [rule, ...rows] = ruleless ? [{ cells: [], opened: true, closed: true }, ...others] : others;
  const prefix = prefixOf(lines[0]!.text);
  const text = lines.map((each, index) => each.text + (index < lines.length - 1 ? each.end : '')).join('');
  const alignments = alignmentsOf(rule!.cells, head!.cells.length);
  const table = { line, prefix, eol: lines[0]!.end, header: head!, alignments, rule: rule!.cells, rows };
  return { kind: 'table', text, table };
}
