/** Finds the grid tables of a page. */
import { width } from './columns.js';

/** A run of lines that looks like a grid table. */
export interface GridRegion {
  /** The index of its first line. */
  readonly start: number;
  /** The index after its last line. */
  readonly end: number;
  /** The indentation of each line. */
  readonly indent: string;
  /** Its lines without indentation and trailing spaces. */
  readonly lines: readonly string[];
}

/** Directives with literal content, in which nothing is a table. */
const LITERAL =
  /^\.\.\s+(?:(?:code|code-block|sourcecode|parsed-literal|literalinclude|raw|highlight|math)::|(?!\S*::|_|\[|\|))/;

/** Whether a line is a border: it begins with `+` and consists of `-`, `=`, `+` and spaces, mostly of `-` or `=`. */
export function isBorder(line: string): boolean {
  if (!/^\+[-=+ ]+$/.test(line) || line.length < 3) return false;
  return line.replaceAll(/[+ ]/g, '').length * 2 > line.length || /^(?:\+[-=])+\+$/.test(line);
}

/** Every grid table, including indented tables, but not tables in literal blocks. */
export function scanGrids(lines: readonly string[]): GridRegion[] {
  const regions: GridRegion[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (!startsTable(lines, index)) continue;
    const region = regionAt(lines, index);
    if (!isLiteral(lines, region)) regions.push(region);
    index = region.end - 1;
  }
  return regions;
}

function startsTable(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (line[0] !== '+' && line[0] !== '-') return false;
  const next = (lines[index + 1] ?? '').trim();
  if (!next.startsWith('|')) return isBorder(line) && isBorder(next);
  return isBorder(line) || (isHeadlessBorder(line) && next.endsWith('|') && Math.abs(width(next) - line.length) < 4);
}

/** A border that lost its first `+`. */
function isHeadlessBorder(line: string): boolean {
  return line.length > 3 && /^[-=][-=+]*\+$/.test(line);
}

function regionAt(lines: readonly string[], start: number): GridRegion {
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0] ?? '';
  let end = start;
  while (end < lines.length && belongs(lines, end)) end++;
  return { start, end, indent, lines: lines.slice(start, end).map((line) => unindent(line, indent.length)) };
}

/**
 * Whether a line after a line of a table belongs to the table: it begins with `|` or `+`, or its end and the next line show
 * that it lost them. Widths do not matter, because formatting changes them.
 */
function belongs(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (isTableLine(line)) return true;
  return line.endsWith('|') && isTableLine((lines[index + 1] ?? '').trim());
}

function isTableLine(line: string): boolean {
  return line.startsWith('|') || line.startsWith('+') || isHeadlessBorder(line);
}

function unindent(line: string, indent: number): string {
  const spaces = /^\s*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(spaces, indent)).trimEnd();
}

/** Whether the table is inside a literal block, a comment or a code directive. */
function isLiteral(lines: readonly string[], { start, indent }: GridRegion): boolean {
  let depth = indent.length;
  for (let index = start - 1; index >= 0 && depth > 0; index--) {
    const line = lines[index] ?? '';
    const spaces = /^\s*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || spaces >= depth) continue;
    depth = spaces;
    const text = line.trim();
    if (LITERAL.test(text) || (text.endsWith('::') && !text.startsWith('.. '))) return true;
  }
  return false;
}
