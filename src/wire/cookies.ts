/** Reads and prints Cookie headers (RFC 6265 §4.2.1, §5.4). */

/** One `name=value` of a Cookie header, not decoded. */
export interface CookiePair {
  readonly name: string;
  readonly value: string;
}

/** The largest number of cookies that are read. RFC 6265 §6.1 asks clients to support 50 per domain. */
export const MAX_COOKIES = 1000;

/** Reads a Cookie header. Anything without `=` is ignored; quotes are part of the value. */
export function readCookies(text: string): readonly CookiePair[] {
  return text.split(';', MAX_COOKIES).flatMap((part) => {
    const at = part.indexOf('=');
    return at === -1 ? [] : [{ name: part.slice(0, at).trim(), value: part.slice(at + 1).trim() }];
  });
}

/** Prints pairs as a Cookie header. */
export function printCookies(pairs: readonly CookiePair[]): string {
  return pairs.map(({ name, value }) => `${name}=${value}`).join('; ');
}
