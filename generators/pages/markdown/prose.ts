/** Descriptions as parts of Markdown pages. */
import type { Dialect } from '../tables/flow.js';
import { BlockReader } from '../tables/block-reader.js';
import { openingFence } from '../tables/fences.js';
import { flowOf } from '../tables/flow.js';
import { escapeMdx } from './mdx.js';

/** Elements whose content continues past blank lines, or that GFM filters (CommonMark §4.6, GFM §6.11). */
const RUNAWAY =
  /<(?=(?:script|pre|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)(?:[\s/>]|$)|!--|\?|!\[CDATA\[|![A-Za-z])/gi;

const ESCAPED = new RegExp(`\\\\(?=${RUNAWAY.source})`, 'gi');

/**
 * A description (CommonMark) as a part of a page. It stays unchanged as far as possible, but cannot affect what follows:
 * open fences are closed, and HTML that would continue past the description is shown as text. In MDX, braces and tags
 * are text.
 */
export function prose(markdown: string, { mdx = false }: Dialect): string {
  const text = withoutOuterBlankLines(markdown.replaceAll(/\r\n?/g, '\n'));
  if (text.trim() === '') return '';
  if (mdx) return escapeMdx(text);
  const parted = partFromText(partFromHtml(text.split('\n')));
  return closeFence(escapeRunaways(parted)).join('\n');
}

/** The description that {@link prose} turned into a part of a page. */
export function unescapeProse(markdown: string): string {
  return markdown.replaceAll(ESCAPED, '');
}

/** A text without blank lines at its start and end. Spaces at the end of its last line are kept. */
function withoutOuterBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').replace(/(?:\n[ \t]*)+$/, '');
}

function escapeRunaways(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  if (!text.includes('<')) return lines;
  const isCode = codeLines(lines);
  let offset = 0;
  return lines.map((line, index) => {
    const start = offset;
    offset += line.length + 1;
    return isCode[index]
      ? line
      : line.replaceAll(RUNAWAY, (mark, at: number) => (isHarmless(text.slice(start + at)) ? mark : '\\<'));
  });
}

/** Whether a comment or `pre` element is closed and contains nothing that looks like a fence. */
function isHarmless(html: string): boolean {
  const content = /^<!--(?!-?>)([^]*?)-->/.exec(html)?.[1] ?? /^<pre(?=[\s>])([^]*?)<\/pre>/i.exec(html)?.[1];
  return content !== undefined && !/`{3}|~{3}|<!--|<(?:pre|script|style|textarea)/i.test(content);
}

/** Puts a blank line before each fence directly after HTML, which would be HTML too (CommonMark §4.6). */
function partFromHtml(lines: readonly string[]): string[] {
  const reader = new BlockReader(false);
  return lines.flatMap((line) => {
    const inHtml = reader.leaf.kind === 'html' && reader.leaf.end === 'blank';
    const parts = inHtml && openingFence(line.trimStart()) !== undefined ? ['', line] : [line];
    for (const part of parts) reader.read(part);
    return parts;
  });
}

/** Puts a blank line before each fence that the reader would take for the end of a fence that is glued to the text before it. */
function partFromText(lines: readonly string[]): readonly string[] {
  const glued = [...flowOf(lines).fences.values()].find((fence) => fence.glued);
  return glued === undefined ? lines : partFromText(lines.toSpliced(glued.end - 1, 0, ''));
}

/** Closes a fence that is left open. Fences in lists and block quotes end with these. */
function closeFence(lines: readonly string[]): readonly string[] {
  const fence = [...flowOf(lines).fences.values()].at(-1);
  return fence === undefined || fence.closed ? lines : [...lines, fence.mark];
}

/** Whether each line is part of a fenced code block. */
function codeLines(lines: readonly string[]): boolean[] {
  const isCode = lines.map(() => false);
  for (const { start, end } of flowOf(lines).fences.values()) isCode.fill(true, start, end);
  return isCode;
}
