import { colour } from './palette.js';
import type { Colour } from './palette.js';

/** Stands for `&` until Graphviz is done: it would take `&x;` in a name for an entity of its own. */
export const AMPERSAND = '\uE000';
const LONGEST = 60;

/** What XML 1.0 (§2.2) has no place for, and the character that is used up for `&`. */
// oxlint-disable-next-line no-control-regex -- these are what must not be written
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uE000\uFFFE\uFFFF\p{Cs}]/gu;

/** A name as one line of plain text that any XML can hold. */
export function plain(name: string): string {
  return name
    .replaceAll(/[\s\u2028\u2029]+/gu, ' ')
    .replaceAll(UNFIT, '\uFFFD')
    .trim();
}

/** A name as text of XML. */
export function xml(name: string): string {
  return plain(name).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export interface TextOptions {
  readonly colour?: Colour;
  readonly size?: number;
  readonly bold?: boolean;
}

/** A name as text of a Graphviz HTML-like label, shortened if it is very long. */
export function label(name: string, { colour: ink = 'text', size = 12, bold = false }: TextOptions = {}): string {
  const short = shorten(plain(name)) || ' ';
  const safe = short
    .replaceAll('&', AMPERSAND)
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const words = bold ? `<B>${safe}</B>` : safe;
  return `<FONT COLOR="${colour(ink)}" POINT-SIZE="${size}">${words}</FONT>`;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
