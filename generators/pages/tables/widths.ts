/** Widths of texts and columns, in code points. */

/** The width of each column: that of its longest cell, and at least `least`. */
export function widthsOf(rows: readonly (readonly string[])[], least = 1): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? least, lengthOf(cell));
  return widths;
}

/** The number of code points of a text. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** A text padded with spaces on the right to a width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
