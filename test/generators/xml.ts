/** Checks XML in tests: enough of XML 1.0 for the SVG that this project generates. */

/** The names of the elements. Throws if tags, attributes, entities or characters are not well-formed. */
export function elementsOf(text: string): readonly string[] {
  const open: string[] = [];
  const seen: string[] = [];
  let last = 0;
  // oxlint-disable-next-line no-control-regex -- matches what XML does not allow
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/u.test(text))
    throw new Error('The text contains a character that XML does not allow.');
  for (const tag of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g)) {
    textOnly(text.slice(last, tag.index));
    textOnly(tag[3] ?? '');
    last = tag.index + tag[0].length;
    const name = tag[2] ?? '';
    if (tag[1] === '/' && open.pop() !== name) throw new Error(`</${name}> has no matching start tag.`);
    if (tag[1] === '') seen.push(name);
    if (tag[1] === '' && tag[4] === '') open.push(name);
  }
  textOnly(text.slice(last));
  if (open.length > 0) throw new Error(`<${open.join('> <')}> is never closed.`);
  return seen;
}

function textOnly(text: string): void {
  const bad = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(text);
  if (bad !== null) throw new Error(`Unexpected markup: ${JSON.stringify(text.slice(bad.index, bad.index + 30))}`);
}
