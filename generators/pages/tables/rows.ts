/** How a column is aligned, by the colons of its rule. */
export type Alignment = 'none' | 'left' | 'center' | 'right';

/** A row as written: the bytes between its pipes. */
export interface RawRow {
  /** Between the pipes, spaces kept, escapes (`\|`) kept. */
  readonly cells: readonly string[];
  /** Whether the row begins with a pipe. */
  readonly opened: boolean;
  /** Whether the row ends with a pipe; GFM allows it to be missing. */
  readonly closed: boolean;
}

/** Splits a row at its unescaped pipes; `\\` and `\|` are escapes, in code spans too (GFM §4.10). */
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

/** Whether a line is a table's rule row: cells of dashes, each with colons at its ends for alignment. */
export function isRuleRow(row: string): boolean {
  const text = row.trim();
  if (!/^[|:\- \t]+$/.test(text) || !text.includes('-') || !text.includes('|')) return false;
  return cellsOf(text).cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
}

/** One alignment a column of the header, whatever the length of the rule row. */
export function alignmentsOf(rule: readonly string[], columns: number): Alignment[] {
  return Array.from({ length: columns }, (_, index) => alignmentOf(rule[index]?.trim() ?? '-'));
}

function alignmentOf(rule: string): Alignment {
  if (rule.startsWith(':')) return rule.endsWith(':') && rule.length > 1 ? 'center' : 'left';
  return rule.endsWith(':') ? 'right' : 'none';
}

/** Indentation and marks of block quotes before a line's own text. */
export function prefixOf(line: string): string {
  return /^[ \t]*(?:>[ \t]*)*/.exec(line)![0];
}

/** The prefix of the first line when both lines are in the same block quotes, else undefined. */
export function joinPrefix(first: string, second: string): string | undefined {
  const prefix = prefixOf(first);
  return quotes(prefix) === quotes(prefixOf(second)) ? prefix : undefined;
}

function quotes(prefix: string): number {
  return prefix.split('>').length;
}

/** A cell's text as read: `\|` is a pipe (GFM §4.10). All else is the cell's Markdown as it stands. */
export function unescapePipes(cell: string): string {
  return cell.replaceAll('\\|', '|');
}
