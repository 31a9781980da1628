/** Rows of pipe tables: their cells, and the prefix before them. */

/** The alignment of a column, given by the colons of the delimiter row. */
export type Alignment = 'none' | 'left' | 'center' | 'right';

/** A row as written. */
export interface RawRow {
  /** The text between the pipes, with its spaces and its escapes (`\|`). */
  readonly cells: readonly string[];
  /** Whether the row starts with a pipe. */
  readonly opened: boolean;
  /** Whether the row ends with a pipe, which GFM does not require. */
  readonly closed: boolean;
}

/** Splits a row at its unescaped pipes; `\\` and `\|` are escapes, also within code spans (GFM §4.10). */
export function cellsOf(row: string): RawRow {
  const cells: string[] = [];
  const text = row.trimEnd();
  const opened = text.startsWith('|');
  let start = opened ? 1 : 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\' && (text[at + 1] === '|' || text[at + 1] === '\\')) at += 1;
    else if (text[at] === '|') {
      cells.push(text.slice(start, at));
      start = at + 1;
    }
  }
  const closed = start === text.length && text.length > 1;
  if (!closed) cells.push(row.slice(start));
  return { cells, opened, closed };
}

/** Whether a line is a delimiter row: cells of dashes, which may have colons at their ends. */
export function isDelimiterRow(row: string): boolean {
  const text = row.trim();
  if (!/^[|:\- \t]+$/.test(text) || !text.includes('-') || !text.includes('|')) return false;
  return cellsOf(text).cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
}

/** One alignment per column of the header, even if the delimiter row is shorter or longer. */
export function alignmentsOf(delimiters: readonly string[], columns: number): Alignment[] {
  return Array.from({ length: columns }, (_, index) => alignmentOf(delimiters[index]?.trim() ?? '-'));
}

function alignmentOf(delimiter: string): Alignment {
  if (delimiter.startsWith(':')) return delimiter.endsWith(':') && delimiter.length > 1 ? 'center' : 'left';
  return delimiter.endsWith(':') ? 'right' : 'none';
}

/** The indentation and block quote markers before the text of a line. */
export function prefixOf(line: string): string {
  return /^[ \t]*(?:>[ \t]*)*/.exec(line)![0];
}

/** The prefix of the first line if both lines are in the same number of block quotes, otherwise undefined. */
export function joinPrefix(first: string, second: string): string | undefined {
  const prefix = prefixOf(first);
  return quotes(prefix) === quotes(prefixOf(second)) ? prefix : undefined;
}

function quotes(prefix: string): number {
  return prefix.split('>').length;
}

/** The Markdown of a cell: `\|` is a pipe (GFM §4.10), everything else is unchanged. */
export function unescapePipes(cell: string): string {
  return cell.replaceAll('\\|', '|');
}
