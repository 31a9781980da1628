/** Text as inert Markdown: nothing from a document takes effect as markup. */

/** Escapes the characters that could take effect within a line (GFM §6.1: every punctuation character may be escaped). */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`);
}

/** A code span. Its fence is longer than any run of backticks in the text (GFM §6.3). */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
