import { width } from './columns.js';

/** A run of lines that looks like a grid table. */
export interface GridRegion {
  /** Index of its first line. */
  readonly start: number;
  /** Index after its last line. */
  readonly end: number;
  /** What stands before each line: spaces. */
  readonly indent: string;
  /** Its lines without indentation and trailing spaces. */
  readonly lines: readonly string[];
}

/** Directives whose content is literal text, where a table is not a table. */
const LITERAL =
  /^\.\.\s+(?:(?:code|code-block|sourcecode|parsed-literal|literalinclude|raw|highlight|math)::|(?!\S*::|_|\[|\|))/;

/** Whether a line is a border: only `-`, `=`, `+` and spaces, beginning with `+`, mostly rule. */
export function isBorder(line: string): boolean {
  if (!/^\+[-=+ ]+$/.test(line) || line.length < 3) return false;
  return line.replaceAll(/[+ ]/g, '').length * 2 > line.length || /^(?:\+[-=])+\+$/.test(line);
}

/** Finds every grid table, indented ones too, but not those in literal blocks. */
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
  const size = width((lines[start] ?? '').trim());
  let end = start;
  while (end < lines.length && belongs(lines, end, size)) end++;
  return { start, end, indent, lines: lines.slice(start, end).map((line) => unindent(line, indent.length)) };
}

/** Lines of a table begin with `|` or `+`; one that lost it is known by its end and by what follows. */
function belongs(lines: readonly string[], index: number, size: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (line.startsWith('|') || line.startsWith('+')) return true;
  if (isHeadlessBorder(line)) return true;
  const next = (lines[index + 1] ?? '').trim();
  return line.endsWith('|') && Math.abs(width(line) - size) < size / 2 && (next.startsWith('|') || isBorder(next));
}

function unindent(line: string, indent: number): string {
  const spaces = /^\s*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(spaces, indent)).trimEnd();
}

/** Whether the block that holds the table is a literal block, a comment or a code directive. */
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
