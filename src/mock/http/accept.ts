/** Proactive negotiation of media types (RFC 9110 §12.5.1), and what media types mean. */

interface Range {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: string;
  readonly quality: number;
}

/**
 * The available media type that an Accept header prefers; undefined if none is acceptable.
 * A range without parameters covers a type with parameters; a range's own parameters must match.
 */
export function negotiate(accept: string | undefined, available: readonly string[]): string | undefined {
  if (accept === undefined || accept.trim() === '') return available[0];
  const ranges = accept.split(',').map(parseRange);
  const rated = available.map((mediaType, order) => ({
    mediaType,
    order,
    quality: qualityOf(mediaType, ranges),
  }));
  const [best] = rated
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.order - b.order);
  return best?.mediaType;
}

/** A media type without its parameters, in lower case: `application/json`. */
export function essence(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Whether a media type is JSON: `application/json`, `text/json` or `…+json`. */
export function isJsonType(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

function parseRange(text: string): Range {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [type = '', subtype = ''] = range.split('/');
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const others = parameters.filter((parameter) => !parameter.startsWith('q=')).toSorted();
  return { type, subtype, parameters: others.join(';'), quality: readQuality(quality) };
}

function readQuality(parameter: string | undefined): number {
  const value = parameter === undefined ? 1 : Number(parameter.slice(2));
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), 1) : 0;
}

/** The quality of the most specific range that covers the media type. */
function qualityOf(mediaType: string, ranges: readonly Range[]): number {
  const wanted = parseRange(mediaType);
  let quality = 0;
  let specific = -1;
  for (const range of ranges) {
    const rank = specificity(range, wanted);
    if (rank > specific) [specific, quality] = [rank, range.quality];
  }
  return quality;
}

function specificity(range: Range, { type, subtype, parameters }: Range): number {
  if (type === '*' || (type === range.type && subtype === '*')) return 0;
  if (range.type === '*') return 0;
  if (range.type !== type) return -1;
  if (range.subtype === '*') return 1;
  if (range.subtype !== subtype) return -1;
  if (range.parameters === '') return 2;
  return range.parameters === parameters ? 3 : -1;
}
