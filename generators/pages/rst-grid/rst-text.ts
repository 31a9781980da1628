/**
 * Converts inline text between Markdown and reStructuredText (docutils, "Inline markup").
 * Both escape punctuation with a backslash and share the syntax of `*emphasis*`, `**strong**` and double-backquoted code,
 * so most text is identical in both. Only links and text that docutils would interpret as markup change.
 */

/** docutils: characters other than blanks that may precede a start-string. */
const OPENERS = `-:/'"<([{`;
/** docutils: characters other than blanks that may follow an end-string. */
const CLOSERS = `'")]}>-/\\:.,;!?`;

const ESCAPED = String.raw`\\[!-/:-@[-\x60{-~]`;
/** The content of strong and emphasized text, which may contain escapes but may not begin or end with a blank. */
const CONTENT = String.raw`(?:[^\s*\\]|${ESCAPED})(?:(?:[^*\\]|${ESCAPED})*(?:[^\s*\\]|${ESCAPED}))?`;

const TOKEN = new RegExp(
  [
    `(?<escaped>${ESCAPED})`,
    String.raw`(?<ticks>\x60+)(?<code>[^\x60](?:[\s\S]*?[^\x60])??)\k<ticks>(?!\x60)`,
    String.raw`\[(?<title>(?:[^\[\]\\]|\\.)*)\]\((?<target>[^\s()<>\x60\\]+)\)`,
    String.raw`\*\*(?<strong>${CONTENT})\*\*(?!\*)`,
    String.raw`(?<!\*)\*(?<emphasis>${CONTENT})\*(?!\*)`,
  ].join('|'),
  'gu',
);

/** A Markdown description as reStructuredText, line by line. */
export function toRst(markdown: string): string {
  let out = '';
  let from = 0;
  for (const match of markdown.matchAll(TOKEN)) {
    out += escapeMarkup(markdown.slice(from, match.index), out.at(-1), match[0]);
    from = match.index + match[0].length;
    out += joinMarkup(inline(match.groups ?? {}, match[0]), out.at(-1), markdown[from]);
  }
  return out + escapeMarkup(markdown.slice(from), out.at(-1), '');
}

/** A name, a title or a path as reStructuredText in which nothing is markup. */
export function escapeText(text: string): string {
  return escapeMarkup(oneLine(text).trimEnd(), undefined, '')
    .replace(/^ |^$/, String.raw`\ $&`)
    .replace(/::$/, String.raw`:\:`);
}

/** A name as Markdown in which nothing is markup. */
export function escapeMarkdown(name: string): string {
  return oneLine(name).replaceAll(/[\\`*_|<[\]]/g, String.raw`\$&`);
}

/** The content of `**strong**` or `*emphasis*`. */
export function escapeWithin(text: string): string {
  return (
    oneLine(text)
      .trim()
      .replaceAll(/[\\*]/g, String.raw`\$&`) || String.raw`\ `
  );
}

/** Undoes {@link escapeText} and {@link escapeWithin}. */
export function unescapeText(text: string): string {
  return text.replaceAll(/\\(\s|.|$)/gu, (_, character: string) => (/\s/.test(character) ? '' : character));
}

/** The reStructuredText of a page as Markdown, line by line: `:ref:` and anonymous links become Markdown links. */
export function fromRst(text: string): string {
  return text
    .replaceAll(
      /(?<!\\):ref:`([^`<>]*?)(\s*)<([^`<>]+)>`/g,
      (_, title: string, gap: string, label: string) => `[${title}${kept(gap)}](#${label})`,
    )
    .replaceAll(/(?<!\\):ref:`([^`<>]+)`/g, (_, label: string) => `[${label}](#${label})`)
    .replaceAll(
      /(?<![\\`:\w])`([^`<>\s][^`<>]*?)(\s+)<([^`<>\s]+)>`__/g,
      (_, title: string, gap: string, url: string) => `[${title}${kept(gap)}](${url})`,
    )
    .replaceAll(/(\\\\)|\\ /g, (_, backslash: string | undefined) => backslash ?? '');
}

/** Keeps a line break between the title and the target of a link. */
function kept(gap: string): string {
  return gap.includes('\n') ? gap.slice(gap.indexOf('\n')) : '';
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

function inline(groups: Record<string, string | undefined>, whole: string): string {
  const { escaped, code, title, target } = groups;
  if (escaped !== undefined) return whole;
  if (code !== undefined) return literal(code);
  if (title === undefined || target === undefined) return whole;
  return link(title.replaceAll('`', '').trim(), /\n *$/.exec(title)?.[0] ?? ' ', target, whole);
}

/** A link to a label of these pages, or an anonymous link. */
function link(title: string, gap: string, target: string, whole: string): string {
  if (/[<>]|\n\s*\n/.test(title)) return escapeMarkup(whole, undefined, '');
  if (!target.startsWith('#'))
    return title === '' ? escapeMarkup(target, undefined, '') : `\`${title}${gap}<${target}>\`__`;
  const label = target.slice(1);
  return title === label || title === '' ? `:ref:\`${label}\`` : `:ref:\`${title}${gap}<${label}>\``;
}

/** An inline literal if possible: its text may not begin or end with a blank or a backquote. */
function literal(code: string): string {
  const text = code.replaceAll(/\s*\n\s*/g, '\n').trim();
  return text === '' || /^`|`$|``/.test(text) ? escapeMarkup(text, undefined, '') : `\`\`${text}\`\``;
}

/** Separates markup by an escaped space where docutils would not recognize its start or end. */
function joinMarkup(markup: string, before: string | undefined, after: string | undefined): string {
  if (!/^[*:`]/.test(markup)) return markup;
  const start = before === undefined || /\s/.test(before) || OPENERS.includes(before) ? '' : String.raw`\ `;
  const end = after === undefined || /\s/.test(after) || CLOSERS.includes(after) ? '' : String.raw`\ `;
  return start + markup + end;
}

/** Escapes whatever docutils would interpret as markup: start-strings, references, footnotes and lone backslashes. */
function escapeMarkup(text: string, before: string | undefined, after: string): string {
  const around = `${before ?? ' '}${text}${after || ' '}`;
  return text.replaceAll(/[\\*`|]|(?<=[\p{L}\p{N}\]`])__?(?![\p{L}\p{N}_])|_(?=`)/gu, (found, offset: number) => {
    if (found === '\\') return '\\\\';
    if (found.startsWith('_')) return found.replaceAll('_', String.raw`\_`);
    return isInert(around[offset] ?? ' ', around[offset + 2] ?? ' ') && found !== '`' ? found : `\\${found}`;
  });
}

/** Whether a character cannot begin markup, because a blank follows it or a letter or digit precedes it. */
function isInert(before: string, after: string): boolean {
  return /\s/.test(after) || /[\p{L}\p{N}]/u.test(before);
}
