/** Text from documents in GitHub Flavored Markdown, where it stays text. */

/** Plain text in a line of Markdown or a cell of a table; simple code spans stay what they are. */
export function plainText(text: string): string {
  const line = text.replaceAll(/[\s\u2028\u2029]+/gu, ' ').trim();
  return line
    .split(/(`[^`|\\]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('')
    .replace(/^(?=[#+=-])/, '\\')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~$]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text in a code span; in a table a pipe has to be escaped even there (GFM §4.10). */
export function code(text: string): string {
  if (text.includes('\\|')) return plainText(text); // GFM has no way to say this in a code span of a table
  const line = text
    .replaceAll(/[\s\u2028\u2029]+/gu, ' ')
    .trim()
    .replaceAll('|', '\\|');
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/** A link to a file beside this one. */
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

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
