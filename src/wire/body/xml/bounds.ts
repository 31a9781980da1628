/** Rejects XML with document type declarations or deep nesting before it is parsed. */

/** The deepest nesting of elements; the parser has the same limit. */
export const MAX_ELEMENT_DEPTH = 100;

/** The delimiters of sections without markup. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Why a text must not be parsed, or undefined. Reads every character once. */
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
