/** Converts CommonMark texts to MDX and back. */
import { closesFence, openingFence } from '../tables/fences.js';
import type { FenceMark } from '../tables/fences.js';
import { unlink } from './inline.js';

/**
 * A CommonMark text as MDX of the same meaning: braces and angle brackets outside code are text (MDX 3 syntax).
 * Only code that MDX certainly sees as code too is left unchanged: fences at the left margin and spans within a line.
 */
export function escapeMdx(markdown: string): string {
  const out: string[] = [];
  let open: FenceMark | undefined;
  let afterBlank = true;
  for (const line of markdown.split('\n')) {
    const fence = open === undefined ? marginFence(line) : undefined;
    if (fence && !afterBlank) out.push('');
    out.push(open === undefined && fence === undefined ? escapeText(line) : line);
    if (fence) open = fence;
    else if (open && closesFence(open, line)) open = undefined;
    afterBlank = line.trim() === '';
  }
  return out.join('\n') + (open === undefined ? '' : `\n${open.mark}`);
}

/** The CommonMark that {@link escapeMdx} converted to MDX. */
export function unescapeMdx(mdx: string): string {
  let open: FenceMark | undefined;
  const lines = mdx.split('\n').map((line) => {
    const fence = open === undefined ? marginFence(line) : undefined;
    const isText = open === undefined && fence === undefined;
    if (fence) open = fence;
    else if (open && closesFence(open, line)) open = undefined;
    return isText ? unescapeText(line) : line;
  });
  return lines.join('\n');
}

/** A fence at the left margin whose info string is the same in MDX. */
function marginFence(line: string): FenceMark | undefined {
  const fence = openingFence(line);
  return fence && !/[`{]/.test(fence.info) ? fence : undefined;
}

/** A line outside fences. `import` and `export` at its start would be code. */
function escapeText(line: string): string {
  const loose = line.replaceAll(/(?<=https?|ftp|www)(?=(?::\/\/|\.)[^\s`]{0,2000}`)/gi, '\\');
  const text = mapText(loose, (part) => unlink(part.replaceAll(/\\[\s\S]|[{}<`]/g, escapeMark)));
  const safe = text.replace(/^[ie](?=(?:mport|xport)\b)/, (letter) => `&#${letter.charCodeAt(0)};`);
  return safe.replace(
    /^(\s*(?:(?:[-*+>]|\d{1,9}[.)])\s*)*)(~{3,})/,
    (_, before: string, marks: string) => before + marks.replaceAll('~', '\\~'),
  );
}

function unescapeText(line: string): string {
  const text = line.replace(/^&#10[15];(?=[mx]port\b)/, (entity) => (entity === '&#105;' ? 'i' : 'e'));
  return mapText(text, (part) => part.replaceAll(/(?<=https?|ftp|www)\\(?=[:.])/gi, '').replaceAll(/\\([{}<])/g, '$1'));
}

function escapeMark(mark: string): string {
  return mark.length > 1 ? mark : `\\${mark}`;
}

/** Changes the parts of a line outside code spans (CommonMark §6.1). A backslash escapes a backtick. */
function mapText(line: string, change: (text: string) => string): string {
  let out = '';
  let text = '';
  for (let at = 0; at < line.length;) {
    const span = line[at] === '`' ? spanAt(line, at) : '';
    if (span !== '') {
      out += change(text) + span;
      text = '';
      at += span.length;
      continue;
    }
    const step = line[at] === '\\' ? 2 : line[at] === '`' ? ticksAt(line, at).length : 1;
    text += line.slice(at, at + step);
    at += step;
  }
  return out + change(text);
}

/** The code span that starts at a backtick, or the empty string. */
function spanAt(line: string, at: number): string {
  const mark = ticksAt(line, at);
  for (const run of line.slice(at + mark.length).matchAll(/`+/g)) {
    if (run[0].length === mark.length) return line.slice(at, at + mark.length + run.index + mark.length);
  }
  return '';
}

function ticksAt(line: string, at: number): string {
  return /^`+/.exec(line.slice(at))![0];
}
