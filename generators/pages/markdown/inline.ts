/** Inline Markdown: escaping names and labels so that they show just their text. */
import type { Dialect } from '../tables/flow.js';

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * A name or label as Markdown that shows exactly that text. Only what would start markup is escaped, so that ordinary
 * names are printed unchanged (CommonMark 0.31.2 §2.4, §6; GFM §6.5).
 */
export function escapeInline(text: string, { mdx = false }: Dialect): string {
  const line = oneLine(text);
  let out = '';
  for (let at = 0; at < line.length; at += 1) out += mustEscape(line, at, mdx) ? `\\${line[at]}` : line[at];
  return unlink(out);
}

/** Keeps a bare URL that contains escapes from becoming a link, which would show them (GFM §6.9). */
export function unlink(markdown: string): string {
  return markdown.replaceAll(/(https?|ftp|www)(?=(?::\/\/|\.)\S{0,2000}[\\|])/gi, (word) => `${word}\\`);
}

/** Undoes the backslash escapes of inline Markdown. */
export function unescapeInline(markdown: string): string {
  return markdown.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** A Markdown link with its text. */
const LINK = /\[([^\]]*)\]\([^)]*\)/g;

/** Replaces each link of a text by what `replace` returns for its text. */
export function replaceLinks(markdown: string, replace: (text: string, link: string) => string): string {
  return markdown.replaceAll(LINK, (link, text: string) => replace(text, link));
}

/** The text of inline Markdown without bold, code spans, links and escapes. */
export function plainInline(markdown: string): string {
  const unmarked = markdown.replaceAll(/(?<!\\)(?:\*\*|`)/g, '');
  return unescapeInline(replaceLinks(unmarked, (text) => text));
}

/** A text with its line breaks replaced by spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/[ \t]*[\r\n\u2028\u2029]+[ \t]*/g, ' ');
}

/** A text as the content of a table cell, with its pipes escaped. */
export function escapeCell(text: string, dialect: Dialect): string {
  return escapeInline(text, dialect).replaceAll('|', '\\|');
}

/** A text as the content of a heading. A closing run of `#` is text, too (CommonMark §4.2). */
export function escapeHeading(text: string, dialect: Dialect): string {
  return escapeInline(text, dialect).replace(/(^|[ \t])(#+[ \t]*)$/, '$1\\$2');
}

/** A code span that shows exactly the text, whatever backticks it contains (CommonMark §6.1). */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const mark = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || /^ .*\S.* $/.test(line) ? ' ' : '';
  return line.trim() === '' ? '` `' : mark + pad + line + pad + mark;
}

/** A fenced code block whose fence is longer than any run of backticks in the code (CommonMark §4.5), without a final line ending. */
export function fence(code: string, info = ''): string {
  const mark = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${mark}${info}\n${code}\n${mark}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

function mustEscape(line: string, at: number, mdx: boolean): boolean {
  const char = line[at]!;
  const next = line[at + 1] ?? '';
  const before = line[at - 1] ?? '';
  switch (char) {
    case '\\':
      return next === '' || PUNCTUATION.test(next);
    case '`':
      return true;
    case '*':
    case '~':
      return !(isSpace(before) && isSpace(next));
    case '_':
      return !(isWord(before) && isWord(next)) && !(isSpace(before) && isSpace(next));
    case '<':
      return mdx || /[A-Za-z/!?]/.test(next);
    case '{':
    case '}':
      return mdx;
    case '&':
      return /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);/.test(line.slice(at, at + 40));
    case '[':
      return /^\[[^\]]*[^\]\s][^\]]*\]/.test(line.slice(at));
    default:
      return false;
  }
}

function isSpace(char: string): boolean {
  return char === '' || /\s/.test(char);
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}
