/** A Cookie header as pairs, and pairs as a Cookie header (RFC 6265 §4.2.1, §5.4). */

/** One `name=value` of a Cookie header, as written. */
export interface CookiePair {
  readonly name: string;
  readonly value: string;
}

/** More cookies than this are not read: clients keep fewer (RFC 6265 §6.1 asks for 50 per domain). */
export const MAX_COOKIES = 1000;

/** Reads a Cookie header; what has no `=` is left out. Quotes belong to the value. */
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
