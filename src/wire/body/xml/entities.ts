/** Decodes and escapes XML text (XML 1.0 §4.1, §4.6). */

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Replaces character references and the five predefined entities. Throws for any other reference. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^&;]{0,12});?/g, (reference, name: string) => {
    const char = reference.endsWith(';') ? (NAMED.get(name) ?? characterOf(name)) : undefined;
    if (char === undefined) throw new Error(`The reference ${JSON.stringify(reference)} is not defined.`);
    return char;
  });
}

function characterOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code > 0 && code <= 0x10ffff)) return undefined;
  const char = String.fromCodePoint(code);
  return isXmlText(char) ? char : undefined;
}

/** Whether XML can express a text (XML 1.0 §2.2, Char): no lone surrogates, and no control characters except tabs and line breaks. */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text);
}

/** Escapes text between tags. A carriage return would otherwise be read as a line feed (XML 1.0 §2.11). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** Escapes the value of an attribute. Line breaks and tabs would otherwise be read as spaces (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** A CDATA section, split wherever the text contains the end of a section. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
