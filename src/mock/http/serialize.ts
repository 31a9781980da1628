/** The last step: links lead to the mock, and the body becomes bytes. */
import { isArray, isObject, pointerKeys } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { isJsonType } from './accept.js';
import type { MockResponse } from './exchange.js';
import type { LinkRewriter } from './link-rewriter.js';
import type { PublicBase } from './base-urls.js';

/** Headers that hold IRIs. */
const LINK_HEADERS = ['location', 'content-location', 'link'];

/** The response as it is sent. */
export interface SerializedResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly bytes: Buffer | undefined;
}

export type Serialize = (
  response: MockResponse,
  place: PublicBase,
  judge: () => SchemaJudge | undefined,
) => SerializedResponse;

/** Publishes responses; the bytes of a body that comes again (an example) are kept. */
export function serializer(links: LinkRewriter): Serialize {
  const kept = new WeakMap<object, { readonly root: string; readonly bytes: Buffer }>();
  return (response, place, judge) => {
    const { status, body } = response;
    const known = typeof body === 'object' && body !== null ? kept.get(body) : undefined;
    const bytes = known?.root === place.root ? known.bytes : render(response, place, links, judge);
    if (bytes !== undefined && typeof body === 'object' && body !== null) kept.set(body, { root: place.root, bytes });
    return { status, headers: headersOf(response, place, links), bytes };
  };
}

function render(
  { body, mediaType }: MockResponse,
  place: PublicBase,
  links: LinkRewriter,
  judge: () => SchemaJudge | undefined,
): Buffer | undefined {
  if (body === undefined) return undefined;
  if (mediaType === undefined || isJsonType(mediaType))
    return Buffer.from(JSON.stringify(toPublicBody(body, place, links, judge)));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return Buffer.from(links.textToPublic(text, place));
}

/** Links that the schema pins (a const, an enum, a pattern) stay as they are: a valid body comes first. */
function toPublicBody(body: Json, place: PublicBase, links: LinkRewriter, judge: () => SchemaJudge | undefined): Json {
  const moved = links.toPublic(body, place);
  if (moved === body) return body;
  const issues = judge()?.(moved) ?? [];
  const pinned = issues.filter(({ keyword }) => ['const', 'enum', 'pattern', 'format'].includes(keyword));
  return pinned.reduce((result, { at }) => restored(result, body, pointerKeys(at)), moved);
}

/** A copy with what `original` has at that place. */
function restored(value: Json, original: Json | undefined, keys: readonly string[]): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return original ?? value;
  if (isArray(value) && isArray(original)) {
    return value.map((item, index) => (String(index) === key ? restored(item, original[index], rest) : item));
  }
  if (!isObject(value) || !isObject(original) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: restored(value[key] ?? null, original[key], rest) };
}

function headersOf(
  { headers, mediaType }: MockResponse,
  place: PublicBase,
  links: LinkRewriter,
): Record<string, string> {
  const result: Record<string, string> = mediaType === undefined ? {} : { 'content-type': mediaType };
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    result[key] = LINK_HEADERS.includes(key) ? links.textToPublic(value, place) : value;
  }
  return result;
}
