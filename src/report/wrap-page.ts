/** Breaks the lines of documentation for the terminal. */
import { wrap } from './text-width.js';

/** A Markdown page with no line of text wider than `width`; fenced code and tables are unchanged. */
export function wrapPage(markdown: string, width: number): string {
  let isCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    const isFence = line.startsWith('```');
    if (isFence) isCode = !isCode;
    return isCode || isFence || line.startsWith('|') ? [line] : wrap(line, width);
  });
  return lines.join('\n');
}

/** Two columns of text, the second one wrapped so that no line is wider than `width`. */
export function wrapColumns(rows: readonly (readonly [string, string])[], width: number): string {
  const first = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, text]) => name.padEnd(first) + wrap(text, width - first).join(`\n${' '.repeat(first)}`))
    .join('\n');
}
