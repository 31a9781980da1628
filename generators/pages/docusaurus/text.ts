/** Converts names and descriptions to cells and headings of MDX pages, and back. */
import { escapeCell, escapeHeading, unescapeInline } from '../markdown/inline.js';
import { escapeMdx, unescapeMdx } from '../markdown/mdx.js';
import { unescapePipes } from '../tables/rows.js';

const MDX = { mdx: true } as const;

/** The cell of a name. A single underscore, as in `_id`, cannot begin emphasis and needs no escape. */
export function nameCell(name: string): string {
  return lastStar(oneUnderscore(escapeCell(name.trim(), MDX)));
}

/** Unescapes a single asterisk at the end of a name, as in `v1/*`, which can neither begin nor end emphasis. */
function lastStar(text: string): string {
  return text.replace(/^([^*]*)\\\*$/, '$1*');
}

/** The name that a cell contains. */
export function cellName(cell: string): string {
  const text = unescapePipes(cell).trim();
  const code = /^(`+)([^`]+)\1$/.exec(text)?.[2];
  return code ?? unescapeInline(text);
}

/** The cell of a description, in which line breaks become `<br/>`. */
export function descriptionCell(markdown: string): string {
  const lines = markdown.trim().split(/\r\n?|\n/);
  const text = lines
    .map((line) => escapeMdx(line.trim().replace(/^[`~]{3}/, String.raw`\$&`)).replaceAll('\n', ' '))
    .join('<br/>')
    .replaceAll(/(?<!\\)((?:\\\\)*)\|/g, String.raw`$1\|`);
  return /(?<!\\)(?:\\\\)*\\$/.test(text) ? `${text}\\` : text;
}

/** The description that a cell contains. */
export function cellDescription(cell: string): string {
  const lines = unescapePipes(cell)
    .trim()
    .split(/<br\s*\/?>/i);
  return lines.map((line) => unescapeMdx(line.trim())).join('\n');
}

/** The text of a heading. */
export function headingText(title: string): string {
  return oneUnderscore(escapeHeading(title.trim(), MDX)) || '-';
}

function oneUnderscore(text: string): string {
  return (text.match(/_/g)?.length ?? 0) === 1 ? text.replace('\\_', '_') : text;
}
