/** Defines how texts are escaped in paths, queries, headers, cookies and multipart bodies. */
import { encode, encodeAllButReserved } from '../percent.js';

/** A place that texts are written to. */
export interface Place {
  /** Escapes a text; `separators` are the characters that split values there. Undefined if the text cannot be sent. */
  readonly escape: (text: string, separators: string) => string | undefined;
  /** Escapes a name. Undefined if it cannot be sent. */
  readonly escapeName: (text: string, separators: string) => string | undefined;
  /** The end of a sentence that begins with "… cannot be sent". */
  readonly limits: string;
  /** Escapes a delimiter of the style, as opposed to the same character in a text. */
  readonly escapeDelimiter: (delimiter: string) => string;
}

/** A path segment: `/`, `?` and `#` would end it (RFC 3986 §3.3). */
export function pathPlace(allowReserved: boolean): Place {
  return percentPlace(allowReserved ? '/?#[]' : undefined);
}

/** A query: `&` and `+` have a special meaning; `#`, `[` and `]` are not allowed (OpenAPI 3.2, Appendix C). */
export function queryPlace(allowReserved: boolean): Place {
  return percentPlace(allowReserved ? '&+#[]' : undefined);
}

/** A cookie in the style `form`: percent-encoded; `;` and `,` are not allowed in cookies (RFC 6265 §4.1.1). */
export function formCookiePlace(allowReserved: boolean): Place {
  return percentPlace(allowReserved ? ';,&' : undefined);
}

/** A cookie in the style `cookie`: nothing is escaped (OpenAPI 3.2, "Style Values"). */
export const RAW_COOKIE = rawPlace(
  /^("[!#-+\--:<-[\]-~]*"|[!#-+\--:<-[\]-~]*)$/,
  /^[\w!#$%&'*+.^`|~-]+$/,
  'in a cookie without being escaped first (RFC 6265 §4.1.1)',
);

/**
 * A header: nothing is escaped (OpenAPI 3.2, Appendix D). Characters beyond ASCII have no agreed encoding,
 * and whitespace around a value is not part of it (RFC 9110 §5.5).
 */
export const HEADER = rawPlace(
  /^(?![ \t])[\t\x20-\x7e]*(?<![ \t])$/,
  /^(?![ \t])[\t\x20-\x7e]*(?<![ \t])$/,
  'in a header without being escaped first (RFC 9110 §5.5)',
);

/** A part of `multipart/form-data`: nothing is escaped. */
export const FORM_DATA = rawPlace(/^/, /^/, 'in a part of a multipart body');

/** Percent-encoding. `unsafe` lists the reserved characters to encode; undefined means all of them. */
function percentPlace(unsafe: string | undefined): Place {
  return {
    escape: (text, separators) =>
      dots(unsafe === undefined ? encode(text) : encodeAllButReserved(text, unsafe + separators), separators),
    escapeName: (text, separators) => dots(encode(text), separators),
    limits: '',
    escapeDelimiter: encode,
  };
}

/** Encodes `.` where it separates values (style `label`). This is allowed; RFC 6570 leaves such values ambiguous. */
function dots(text: string, separators: string): string {
  return separators.includes('.') ? text.replaceAll('.', '%2E') : text;
}

function rawPlace(value: RegExp, name: RegExp, limits: string): Place {
  const check = (allowed: RegExp) => (text: string, separators: string) =>
    allowed.test(text) && ![...separators].some((separator) => text.includes(separator)) ? text : undefined;
  return { escape: check(value), escapeName: check(name), limits, escapeDelimiter: (delimiter) => delimiter };
}
