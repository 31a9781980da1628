/** Names as segments of IRIs. */

/** A name as one segment of an IRI (RFC 3987 §2.2): percent-encoded, lone surrogates replaced, never empty. */
export function segment(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '\uFFFD')) || '_';
}
