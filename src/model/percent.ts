/** Percent-decoding (RFC 3986 §2.1). */

/** The decoded text; undefined if the encoding is broken or not UTF-8. `+` is unchanged. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
