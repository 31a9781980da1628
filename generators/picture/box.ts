/** Draws the box that represents a class or a collection. */
import { colour } from './palette.js';
import type { Colour } from './palette.js';

/** A rounded box around HTML-like content. */
export function box(content: string, { border = 1, fill = 'head' }: { border?: number; fill?: Colour } = {}): string {
  return `<TABLE BORDER="${border}" STYLE="ROUNDED" CELLBORDER="0" CELLPADDING="9" COLOR="${colour('line')}" BGCOLOR="${colour(fill)}"><TR><TD>${content}</TD></TR></TABLE>`;
}
