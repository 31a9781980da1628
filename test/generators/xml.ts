/** Fails where a text is not well-formed XML 1.0: tags, attributes, entities and characters. Enough for our own SVG. */
export function elementsOf(text: string): readonly string[] {
  const open: string[] = [];
  const seen: string[] = [];
  let last = 0;
  // oxlint-disable-next-line no-control-regex -- XML has no place for these
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/u.test(text))
    throw new Error('a character XML does not allow');
  for (const tag of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g)) {
    wordsOnly(text.slice(last, tag.index));
    wordsOnly(tag[3] ?? '');
    last = tag.index + tag[0].length;
    const name = tag[2] ?? '';
    if (tag[1] === '/' && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (tag[1] === '') seen.push(name);
    if (tag[1] === '' && tag[4] === '') open.push(name);
  }
  wordsOnly(text.slice(last));
  if (open.length > 0) throw new Error(`<${open.join('> <')}> is never closed`);
  return seen;
}

function wordsOnly(text: string): void {
  const bad = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(text);
  if (bad !== null) throw new Error(`stray ${JSON.stringify(text.slice(bad.index, bad.index + 30))}`);
}
