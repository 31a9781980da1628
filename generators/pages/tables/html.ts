/** Where HTML blocks start and end (CommonMark 0.31.2 §4.6). */

/** What ends an HTML block: a line that contains this, or a blank line. */
export type HtmlEnd = RegExp | 'blank';

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const ATTRIBUTE = String.raw`\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>\x60]+|'[^']*'|"[^"]*"))?`;
/** A complete tag that stands alone on its line. */
const LONE_TAG = new RegExp(
  String.raw`^(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>)\s*$`,
);

const RAW: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|textarea|style)(?:[\s>]|$)/i, /<\/(?:script|pre|textarea|style)>/i],
  [/^<!--/, /-->/],
];
const DECLARATIONS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];
const BLOCK_TAG = new RegExp(String.raw`^</?(?:${BLOCK_TAGS})(?:\s|/?>|$)`, 'i');

/** What ends the HTML block that a line starts, if it starts one. `inParagraph`: the line continues a paragraph. */
export function htmlEnd(text: string, inParagraph: boolean): HtmlEnd | undefined {
  if (!text.startsWith('<')) return undefined;
  const raw = [...RAW, ...DECLARATIONS].find(([start]) => start.test(text));
  if (raw) return raw[1];
  return BLOCK_TAG.test(text) || (!inParagraph && LONE_TAG.test(text)) ? 'blank' : undefined;
}

/** The same in MDX, where tags contain Markdown: only comments and raw text end at a mark. */
export function mdxEnd(text: string): HtmlEnd | undefined {
  if (text.startsWith('{/*')) return /\*\/\}/;
  return RAW.find(([start]) => start.test(text))?.[1];
}
