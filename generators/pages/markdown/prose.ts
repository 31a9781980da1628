import type { Dialect } from '../tables/flow.js';
import { escapeMdx } from './mdx.js';

/** Elements whose content runs on past blank lines, or that GFM does not let through (CommonMark §4.6, GFM §6.11). */
const RUNAWAY =
  /<(?=(?:script|pre|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)(?:[\s/>]|$)|!--|\?|!\[CDATA\[|![A-Za-z])/gi;

const ESCAPED = new RegExp(`\\\\(?=${RUNAWAY.source})`, 'gi');

/**
 * A description (CommonMark) as a part of a page: it stays as it is, but cannot swallow what follows it.
 * Fences that it leaves open are closed, HTML that would run on is shown as text; in MDX no brace or tag is code.
 */
export function prose(markdown: string, { mdx }: Dialect): string {
  const text = withoutOuterBlankLines(markdown.replaceAll(/\r\n?/g, '\n'));
  if (text.trim() === '') return '';
  return mdx ? escapeMdx(text) : closeFence(escapeRunaways(partFences(text)));
}

/** A part of a page that {@link prose} wrote, as the description it came from. */
export function unescapeProse(markdown: string): string {
  return markdown.replaceAll(ESCAPED, '');
}

/** Without blank lines at its start and end; spaces at the end of its last line stay. */
export function withoutOuterBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').replace(/(?:\n[ \t]*)+$/, '');
}

function escapeRunaways(text: string): string {
  if (!text.includes('<')) return text;
  let offset = 0;
  return fencedLines(text)
    .map(({ line, code }) => {
      const start = offset;
      offset += line.length + 1;
      return code
        ? line
        : line.replaceAll(RUNAWAY, (mark, at: number) => (isHarmless(text.slice(start + at)) ? mark : '\\<'));
    })
    .join('\n');
}

/** Whether a comment or `pre` element ends, without anything in it that could be taken for a fence. */
function isHarmless(html: string): boolean {
  const content = /^<!--(?!-?>)([^]*?)-->/.exec(html)?.[1] ?? /^<pre(?=[\s>])([^]*?)<\/pre>/i.exec(html)?.[1];
  return content !== undefined && !/`{3}|~{3}|<!--|<(?:pre|script|style|textarea)/i.test(content);
}

/** A fence right after HTML would be HTML too: a blank line parts them (CommonMark §4.6). */
function partFences(text: string): string {
  if (!text.includes('<')) return text;
  let html = false;
  return text
    .split('\n')
    .map((line) => {
      const fence = html && /^ {0,3}(?:`{3}|~{3})/.test(line);
      html = line.trim() !== '' && !fence && (html || /^ {0,3}</.test(line));
      return fence ? `\n${line}` : line;
    })
    .join('\n');
}

function closeFence(text: string): string {
  const last = fencedLines(text).at(-1);
  return last?.open === undefined ? text : `${text}\n${last.open}`;
}

interface FencedLine {
  readonly line: string;
  readonly code: boolean;
  /** The fence that is open after this line. */
  readonly open: string | undefined;
}

/** The lines of a text, each with whether it is in a fence that no list or quote contains: those end by themselves. */
export function fencedLines(text: string): FencedLine[] {
  const inList = listTracker();
  let open: string | undefined;
  return text.split('\n').map((line) => {
    const mark = /^( {0,3})(`{3,}|~{3,})([^]*)$/.exec(line);
    const was = open;
    if (open === undefined) {
      const contained = inList(line);
      if (mark && !contained && !(mark[2]!.startsWith('`') && mark[3]!.includes('`'))) open = mark[2];
    } else if (mark?.[2]!.startsWith(open) && mark[3]!.trim() === '') open = undefined;
    return { line, code: was !== undefined || open !== undefined, open };
  });
}

/** Tells whether a line belongs to a list item by its indentation (CommonMark §5.2). */
function listTracker(): (line: string) => boolean {
  let content: number | undefined;
  let blank = true;
  return (line) => {
    if (line.trim() === '') {
      blank = true;
      return content !== undefined;
    }
    const indent = line.length - line.replace(/^ +/, '').length;
    const item = /^( {0,3})(?:[-*+]|\d{1,9}[.)])( {1,4}(?=\S)| |\t|$)/.exec(line);
    const contained = content !== undefined && indent >= content;
    if (item && !contained) content = item[0].length;
    else if (!contained && (blank || /^ {0,3}(?:`{3}|~{3}|#|>|<)/.test(line))) content = undefined;
    blank = false;
    return contained || item !== null;
  };
}
