/** Percent-encoding and its undoing (RFC 3986 §2.1; RFC 6570 §3.2.1; WHATWG URL §5). Never throws. */

/** Halves of surrogate pairs that stand alone: they have no UTF-8. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const EVERY_LONE = new RegExp(LONE, 'g');

/** Whether a text can be sent at all: half a surrogate pair cannot be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return !LONE.test(text);
}

/** Everything but unreserved characters percent-encoded (RFC 3986 §2.3); lone surrogates become U+FFFD. */
export function encode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.replaceAll(EVERY_LONE, '\uFFFD')).replaceAll(/[!'()*]/g, percent);
}

/** What RFC 3986 §2.2 reserves. */
const RESERVED = /%[0-9A-Fa-f]{2}|[:/?#[\]@!$&'()*+,;=]/g;

/**
 * Reserved expansion (RFC 6570 §3.2.3): reserved characters and percent-encoded triples pass, except the characters of
 * `unsafe`, which would end or split the value where it is placed.
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

/** For `application/x-www-form-urlencoded` (WHATWG URL §5.2): a space is `+`; `*-._` and letters and digits pass. */
export function encodeForm(text: string): string {
  return encode(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');
}

/** A text with its percent-encoding undone; undefined where that is broken or not UTF-8. `+` stays `+`. */
export function decode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** As {@link decode}, where `+` stands for a space: in queries and in forms. */
export function decodeForm(text: string): string | undefined {
  return decode(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
