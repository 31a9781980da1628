/** Writes names from documents as text of SVG pictures. */
import { colour } from './palette.js';
import type { Colour } from './palette.js';

/** Replaces `&` while Graphviz runs, because Graphviz would interpret `&x;` in a name as an entity. */
export const AMPERSAND = '\uE000';
const LONGEST = 60;

/** Characters that XML 1.0 (§2.2) does not allow, and the one that replaces `&`. */
// oxlint-disable-next-line no-control-regex -- matches the characters that must not be written
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uE000\uFFFE\uFFFF\p{Cs}]/gu;

/** A name as one line of plain text without characters that XML does not allow. */
export function plain(name: string): string {
  return name
    .replaceAll(/[\s\u2028\u2029]+/gu, ' ')
    .replaceAll(UNFIT, '\uFFFD')
    .trim();
}

/** A name as XML text. */
export function xml(name: string): string {
  return escaped(plain(name), '&amp;');
}

function escaped(text: string, ampersand: string): string {
  return text.replaceAll('&', ampersand).replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export interface TextOptions {
  readonly colour?: Colour;
  readonly size?: number;
  readonly bold?: boolean;
}

/** A name as text of a Graphviz HTML-like label, truncated if it is very long. */
export function label(name: string, { colour: ink = 'text', size = 12, bold = false }: TextOptions = {}): string {
  const text = escaped(truncated(plain(name)) || ' ', AMPERSAND);
  return `<FONT COLOR="${colour(ink)}" POINT-SIZE="${size}">${bold ? `<B>${text}</B>` : text}</FONT>`;
}

function truncated(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
