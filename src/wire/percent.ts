/** Percent-encodes and decodes text without ever throwing (RFC 3986 §2.1; RFC 6570 §3.2.1; WHATWG URL §5). */
import { percentDecode } from '../model/percent.js';

/** Lone surrogates, which UTF-8 cannot express. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const EVERY_LONE = new RegExp(LONE, 'g');

/** Whether a text is free of lone surrogates, so that it can be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return !LONE.test(text);
}

/** Percent-encodes everything except unreserved characters (RFC 3986 §2.3). Lone surrogates become U+FFFD. */
export function encode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.replaceAll(EVERY_LONE, '\uFFFD')).replaceAll(/[!'()*]/g, percent);
}

/** Reserved characters (RFC 3986 §2.2) and percent-encoded triples. */
const RESERVED = /%[0-9A-Fa-f]{2}|[:/?#[\]@!$&'()*+,;=]/g;

/**
 * Reserved expansion (RFC 6570 §3.2.3): leaves reserved characters and percent-encoded triples unchanged. The characters
 * of `unsafe` are encoded nevertheless, because they would end or split the value.
 */
export function encodeAllButReserved(text: string, unsafe: string): string {
  let result = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(RESERVED)) {
    result += encode(text.slice(from, index)) + (unsafe.includes(found) ? percent(found) : found);
    from = index + found.length;
  }
  return result + encode(text.slice(from));
}

/** Encodes for `application/x-www-form-urlencoded` (WHATWG URL §5.2): a space becomes `+`; letters, digits and `*-._` are unchanged. */
export function encodeForm(text: string): string {
  return encode(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');
}

/** Like {@link percentDecode}, but `+` is a space, as in queries and forms. */
export function decodeForm(text: string): string | undefined {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
