import { unlink } from './inline.js';

/**
 * A CommonMark text as MDX that means the same: braces and angle brackets outside code are text (MDX 3 syntax).
 * Code is recognised only where MDX is sure to see it too: fences at the left margin, and spans within a line.
 */
export function escapeMdx(markdown: string): string {
  const out: string[] = [];
  let open: string | undefined;
  let start = true;
  for (const line of markdown.split('\n')) {
    const mark = /^(`{3,}|~{3,})(.*)$/s.exec(line);
    if (open !== undefined) {
      out.push(line);
      if (mark?.[1]!.startsWith(open) && mark[2]!.trim() === '') open = undefined;
    } else if (mark && !/[`{]/.test(mark[2]!)) {
      if (!start) out.push('');
      out.push(line);
      open = mark[1];
    } else out.push(escapeText(line));
    start = line.trim() === '';
  }
  return out.join('\n') + (open === undefined ? '' : `\n${open}`);
}

/** MDX that {@link escapeMdx} wrote, as the CommonMark it came from. */
export function unescapeMdx(mdx: string): string {
  let open: string | undefined;
  return mdx
    .split('\n')
    .map((line) => {
      const mark = /^(`{3,}|~{3,})(.*)$/s.exec(line);
      if (open === undefined && mark) open = mark[1];
      else if (open !== undefined && mark?.[1]!.startsWith(open)) open = undefined;
      else if (open === undefined)
        return mapText(
          line.replace(/^&#10[15];(?=[mx]port\b)/, (entity) => (entity === '&#105;' ? 'i' : 'e')),
          (text) => text.replaceAll(/(?<=https?|ftp|www)\\(?=[:.])/gi, '').replaceAll(/\\([{}<])/g, '$1'),
        );
      return line;
    })
    .join('\n');
}

/** A line outside fences: `import` and `export` at its start could be code. */
function escapeText(line: string): string {
  const loose = line.replaceAll(/(?<=https?|ftp|www)(?=(?::\/\/|\.)[^\s`]{0,2000}`)/gi, '\\');
  const text = mapText(loose, (part) => unlink(part.replaceAll(/\\[\s\S]|[{}<`]/g, escapeMark)));
  const safe = text.replace(/^[ie](?=(?:mport|xport)\b)/, (letter) => `&#${letter.charCodeAt(0)};`);
  return safe.replace(
    /^(\s*(?:(?:[-*+>]|\d{1,9}[.)])\s*)*)(~{3,})/,
    (_, before: string, marks: string) => before + marks.replaceAll('~', '\\~'),
  );
}

function escapeMark(mark: string): string {
  return mark.length > 1 ? mark : `\\${mark}`;
}

/** Changes the parts of a line that are not code spans (CommonMark §6.1), a backslash before a backtick considered. */
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
    const step = line[at] === '\\' ? 2 : line[at] === '`' ? /^`+/.exec(line.slice(at))![0].length : 1;
    text += line.slice(at, at + step);
    at += step;
  }
  return out + change(text);
}

/** The code span that starts at a backtick, or the empty string. */
function spanAt(line: string, at: number): string {
  const mark = /^`+/.exec(line.slice(at))![0];
  for (const run of line.slice(at + mark.length).matchAll(/`+/g)) {
    if (run[0].length === mark.length) return line.slice(at, at + mark.length + run.index + mark.length);
  }
  return '';
}
