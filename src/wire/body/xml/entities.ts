/** References in XML text, and text that needs them (XML 1.0 §4.1, §4.6). */

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A text with its references replaced. Throws for a reference to anything but the five entities of XML and characters. */
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

/** Whether XML can express a text (XML 1.0 §2.2, Char): no control characters but tabs and line breaks, no lone surrogates. */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text);
}

/** Text between tags. A carriage return would be read as a line feed (XML 1.0 §2.11). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** The value of an attribute, in double quotes; line breaks and tabs would be read as spaces (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** A section of CDATA; its end cannot stand within one, so the section is split there. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
