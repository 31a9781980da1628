/** What an XML text must not have before it is parsed: document type declarations, and elements nested too deeply. */

/** Elements within each other. */
export const MAX_ELEMENT_DEPTH = 200;

/** Sections in which markup has no meaning, and how they end. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Why the text is not parsed; undefined if it may be. Reads every character once. */
export function boundsFault(text: string): string | undefined {
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const section = SECTIONS.find(([start]) => text.startsWith(start, at));
    const end = section === undefined ? tagEnd(text, at) : text.indexOf(section[1], at + section[0].length);
    if (end === -1) return 'It ends within markup.';
    if (section === undefined) {
      if (text[at + 1] === '!') return 'Document type declarations are not read.';
      depth += stepOf(text, at, end);
      if (depth > MAX_ELEMENT_DEPTH) return `Its elements are nested more than ${MAX_ELEMENT_DEPTH} levels deep.`;
    }
    at = end + 1;
  }
  return undefined;
}

/** How a tag changes the depth. */
function stepOf(text: string, start: number, end: number): number {
  if (text[start + 1] === '/') return -1;
  return text[end - 1] === '/' ? 0 : 1;
}

/** Where a tag ends: at the next `>` outside quotes. */
function tagEnd(text: string, start: number): number {
  let quoted = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quoted !== '') quoted = char === quoted ? '' : quoted;
    else if (char === '>') return at;
    else if (char === '"' || char === "'") quoted = char;
  }
  return -1;
}
