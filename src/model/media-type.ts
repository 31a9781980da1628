/** Media types (RFC 9110 §8.3). */

/** `application/json` for `Application/JSON; charset=utf-8`; empty when there is no media type. */
export function essence(mediaType: string | undefined): string {
  return (mediaType ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

/** Whether a media type is JSON, including those with the suffix `+json` (RFC 6839 §3.1). */
export function isJsonMediaType(mediaType: string | undefined): boolean {
  const type = essence(mediaType);
  return type.endsWith('/json') || type.endsWith('+json');
}
