/** Names and descriptions in Markdown cells, headings and prose of MDX pages, and back. */
import { escapeCell, escapeHeading, unescapeInline } from '../markdown/inline.js';
import { escapeMdx, unescapeMdx } from '../markdown/mdx.js';
import { unescapePipes } from '../tables/rows.js';

const MDX = { mdx: true } as const;

/** A name in a cell. A single underscore begins no emphasis and needs no escape: `_id`. */
export function nameCell(name: string): string {
  return lastStar(oneUnderscore(escapeCell(name.trim(), MDX)));
}

/** A star that ends a name begins no emphasis and, where there is no other, ends none: `v1/*`. */
function lastStar(text: string): string {
  return text.replace(/^([^*]*)\\\*$/, '$1*');
}

/** The name in a cell. */
export function cellName(cell: string): string {
  const text = unescapePipes(cell).trim();
  const code = /^(`+)([^`]+)\1$/.exec(text)?.[2];
  return code ?? unescapeInline(text);
}

/** A description in a cell; its line breaks become `<br/>`. */
export function descriptionCell(markdown: string): string {
  const lines = markdown.trim().split(/\r\n?|\n/);
  const text = lines
    .map((line) => escapeMdx(line.trim().replace(/^[`~]{3}/, String.raw`\$&`)).replaceAll('\n', ' '))
    .join('<br/>')
    .replaceAll(/(?<!\\)((?:\\\\)*)\|/g, String.raw`$1\|`);
  return /(?<!\\)(?:\\\\)*\\$/.test(text) ? `${text}\\` : text;
}

/** The description in a cell. */
export function cellDescription(cell: string): string {
  const lines = unescapePipes(cell)
    .trim()
    .split(/<br\s*\/?>/i);
  return lines.map((line) => unescapeMdx(line.trim())).join('\n');
}

/** A heading's text. */
export function headingText(title: string): string {
  return oneUnderscore(escapeHeading(title.trim(), MDX)) || '-';
}

function oneUnderscore(text: string): string {
  return (text.match(/_/g)?.length ?? 0) === 1 ? text.replace('\\_', '_') : text;
}
