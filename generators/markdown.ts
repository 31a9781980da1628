/** Writes text from documents as GitHub Flavored Markdown in which nothing but simple code spans and URLs is markup. */

/** A code span that needs no other delimiters in a table, or a URL, which GFM would link even with escapes in it. */
const KEPT = /(`[^`|\\]+`|(?<![\p{L}\p{N}])https?:\/\/[^\s<>|\\`]*[^\s<>|\\`.,:;!?'")\]*_~])/u;

/** Plain text for a line of Markdown or a table cell; simple code spans and URLs remain markup. */
export function plainText(text: string): string {
  return oneLine(text)
    .split(KEPT)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part.startsWith('`') ? part : `<${part}>`))
    .join('')
    .replace(/^(?=[#+=-])/, '\\')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\u2028\u2029]+/gu, ' ').trim();
}

/** Escapes whatever GFM would take for markup; the dot and the colon keep it from linking addresses (GFM §6.9). */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~$]|(?<=www)\.|(?<=https?):(?=\/\/)/gi, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text in a code span; in a table, a pipe must be escaped even there (GFM §4.10). */
export function code(text: string): string {
  if (text.includes('\\|')) return plainText(text); // GFM cannot express this in a code span in a table
  const line = oneLine(text).replaceAll('|', '\\|');
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/** A link to another file by its relative path. */
export function link(text: string, path: string): string {
  const target = path
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${text}](${target})`;
}

/** A table whose cells are already Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
