/** Parses hand-edited grid tables: with shifted boundaries, short rules, a missing `+` or misaligned lines. */
import { sliceColumns, toColumns, wideCount, width } from './columns.js';
import type { Columns } from './columns.js';
import type { GridRow, GridTable } from './grid-table.js';
import { isBorder } from './scan-grid.js';

/** A table, or the reason why it could not be parsed. `line` counts from 0 within the region. */
export type ParsedGrid = { readonly table: GridTable } | { readonly problem: string; readonly line: number };

interface Block {
  readonly start: number;
  readonly lines: readonly string[];
}

interface Border {
  readonly line: number;
  readonly text: string;
}

/** The number of columns by which a boundary may be off in a hand-edited line. */
const SLIP = 3;

/** Parses the lines of one region, which have no indentation. */
export function parseGrid(lines: readonly string[]): ParsedGrid {
  const { borders, blocks, problem } = split(lines);
  if (problem !== undefined) return problem;
  const size = usualWidth(lines);
  const rows: GridRow[] = [];
  for (const [index, block] of blocks.entries()) {
    const hints = boundaryHints([borders[index], borders[index + 1]], rows.at(-1), size);
    const row = readRow(block, hints, size);
    if (typeof row === 'string') return { problem: row, line: block.start };
    rows.push(row);
  }
  const header = borders.findIndex(({ text }) => text.replaceAll(/[^=]/g, '').length * 2 > text.length);
  return { table: { rows, headerRows: Math.max(0, header) } };
}

/** Splits the lines of a table into rows and the borders around them. */
function split(lines: readonly string[]) {
  const borders: Border[] = [];
  const blocks: Block[] = [];
  const fail = (problem: string, line: number) => ({ borders, blocks, problem: { problem, line } });
  for (const [index, line] of lines.entries()) {
    if (isBorder(line) || /^[-=][-=+]*\+$/.test(line)) {
      if (borders.at(-1)?.line === index - 1) return fail('two borders follow each other', index);
      borders.push({ line: index, text: line });
    } else if (line.startsWith('+')) {
      return fail('a cell spans several rows', index);
    } else if (borders.at(-1)?.line === index - 1) {
      blocks.push({ start: index, lines: lines.slice(index, nextBorder(lines, index)) });
    }
  }
  if (borders.at(-1)?.line !== lines.length - 1) return fail('the table has no closing border', lines.length - 1);
  return blocks.length === 0 ? fail('the table has no rows', 0) : { borders, blocks, problem: undefined };
}

function nextBorder(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, index) => index > from && (line.startsWith('+') || /^[-=][-=+]*\+$/.test(line)));
  return next < 0 ? lines.length : next;
}

/** The width that most lines have. */
function usualWidth(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(width(line), (counts.get(width(line)) ?? 0) + 1);
  let best = 0;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return best;
}

/**
 * Where boundaries may be: at each `+` of both borders, measured from both ends if a border is too short or too long, and
 * at the boundaries of the row above.
 */
function boundaryHints(borders: readonly (Border | undefined)[], above: GridRow | undefined, size: number): Hint[] {
  const weights = new Map<number, number>();
  const hint = (column: number, weight: number) => {
    if (column > 0 && column < size - 1) weights.set(column, (weights.get(column) ?? 0) + weight);
  };
  for (const { text } of borders.filter((border) => border !== undefined)) {
    const off = size - text.length;
    for (const { index } of text.matchAll(/\+/g)) {
      hint(index, 2);
      if (off !== 0) hint(index + off, 2);
    }
  }
  for (const bound of above?.bounds ?? []) hint(bound, 1);
  return [...weights].map(([column, weight]) => ({ column, weight })).toSorted((a, b) => a.column - b.column);
}

interface Hint {
  readonly column: number;
  /** 2 for each border that shows it, and 1 for the row above. */
  readonly weight: number;
}

function readRow(block: Block, hints: readonly Hint[], size: number): GridRow | string {
  const lines = block.lines.map((text) => measure(text, size));
  const found = lines.map((line) => alignLine(line, hints));
  const kept = hints.filter((hint) => isBoundary(hint, found) || isLostBoundary(hint, found, lines));
  const cuts = lines.map((line, index) => kept.map((hint) => cutAt(line, hint, found[index]?.get(hint.column), size)));
  const bad = cuts.findIndex((columns) => columns.includes(undefined));
  if (bad >= 0) return whyBad(block.lines[bad] ?? '');
  const bounds = [0, ...kept.map(({ column }) => column), size - 1];
  return {
    bounds,
    cells: bounds.slice(1).map((_, cell) => lines.map((line, at) => cellText(line, cuts[at] as Cut[], cell))),
  };
}

/** For each line, the column of its `|` for each hinted boundary. */
type Found = readonly ReadonlyMap<number, number>[];

interface MeasuredLine {
  readonly columns: Columns;
  /** The columns of every `|` between the outer ones. */
  readonly pipes: readonly number[];
  /** The start and end of the text within the outer boundaries. */
  readonly start: number;
  readonly end: number;
  readonly slip: number;
}

function measure(text: string, size: number): MeasuredLine {
  const columns = toColumns(text);
  const start = text.startsWith('|') || (text.startsWith(' ') && columns.length === size) ? 1 : 0;
  const end = text.endsWith('|') && text.length > 1 ? columns.length - 1 : columns.length;
  const pipes: number[] = [];
  for (let column = start; column < end; column++) if (columns[column] === '|') pipes.push(column);
  const marks = text.match(/\p{M}|\p{Cf}/gu)?.length ?? 0;
  return {
    columns,
    pipes,
    start,
    end,
    slip: Math.max(SLIP, Math.abs(columns.length - size)) + wideCount(text) + marks,
  };
}

/** The `|` of a line for each hinted boundary: exactly at its column, or else displaced like the boundaries before it. */
function alignLine({ pipes, slip }: MeasuredLine, hints: readonly Hint[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const { column } of hints) if (pipes.includes(column)) found.set(column, column);
  const free = pipes.filter((pipe) => !found.has(pipe));
  let drift = 0;
  for (const { column } of hints) {
    const taken = found.get(column);
    if (taken !== undefined) continue;
    const near = free.filter((pipe) => Math.abs(pipe - column) <= slip && fits(found, column, pipe));
    const best = near.toSorted((a, b) => Math.abs(a - column - drift) - Math.abs(b - column - drift))[0];
    if (best === undefined) continue;
    found.set(column, best);
    free.splice(free.indexOf(best), 1);
    drift = best - column;
  }
  return found;
}

/** Whether the boundaries remain in order if this one is at `pipe`. */
function fits(found: ReadonlyMap<number, number>, column: number, pipe: number): boolean {
  return [...found].every(([other, at]) => (other < column ? at < pipe : at > pipe));
}

function whyBad(line: string): string {
  return /\+[-=]+[+|]/.test(line) ? 'a cell spans several rows' : `text runs across a cell boundary: ${line.trim()}`;
}

/** Whether a hint is a boundary: every line has it, or most lines do and the borders show it. */
function isBoundary(hint: Hint, found: Found): boolean {
  const votes = found.filter((line) => line.has(hint.column)).length;
  const exact = found.filter((line) => line.get(hint.column) === hint.column).length;
  if (votes === 0 || (exact === 0 && hint.weight < 2)) return false;
  return (
    votes === found.length ||
    (hint.weight >= 4 && votes * 2 >= found.length) ||
    (hint.weight >= 2 && exact * 3 >= found.length * 2)
  );
}

/** Whether the `|` of a boundary was lost: both borders show it, no line has it, and text begins right after it. */
function isLostBoundary({ column, weight }: Hint, found: Found, lines: readonly MeasuredLine[]): boolean {
  if (weight < 4 || found.some((line) => line.has(column))) return false;
  const blank = (at: number) => lines.every(({ columns, end }) => at >= end || columns[at] === ' ');
  return blank(column) && blank(column - 1) && !(blank(column + 1) && blank(column + 2));
}

interface Cut {
  /** The cell ends before this column; the next begins at `next`. */
  readonly end: number;
  readonly next: number;
}

/** Where a line is cut: at its `|`, or at blank space if the `|` was lost. */
function cutAt(line: MeasuredLine, { column }: Hint, pipe: number | undefined, size: number): Cut | undefined {
  const { columns, end } = line;
  if (pipe !== undefined) return { end: pipe, next: pipe + 1 };
  if (column >= end) return { end, next: end };
  if (columns[column] !== ' ') return undefined;
  return { end: column, next: columns.length < size ? column : column + 1 };
}

function cellText({ columns, start, end }: MeasuredLine, cuts: readonly Cut[], cell: number): string {
  const from = cell === 0 ? start : (cuts[cell - 1]?.next ?? start);
  return sliceColumns(columns, from, cuts[cell]?.end ?? end)
    .replace(/^ /, '')
    .trimEnd();
}
