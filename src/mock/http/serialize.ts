/** Serializes responses: rewrites links to the mock server and encodes the body. */
import { isArray, isObject, pointerKeys } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { isJsonType } from './accept.js';
import type { MockResponse } from './exchange.js';
import type { LinkRewriter } from './link-rewriter.js';
import type { PublicBase } from './base-urls.js';

/** Headers whose values contain IRIs. */
const LINK_HEADERS = ['location', 'content-location', 'link'];

/** A response in the form in which it is sent. */
export interface SerializedResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly bytes: Buffer | undefined;
}

export type Serialize = (
  response: MockResponse,
  base: PublicBase,
  judge: () => SchemaJudge | undefined,
) => SerializedResponse;

/** Serializes responses; the bytes of a body that recurs, such as an example, are cached. */
export function serializer(links: LinkRewriter): Serialize {
  const cache = new WeakMap<object, { readonly root: string; readonly bytes: Buffer }>();
  return (response, base, judge) => {
    const { status, body } = response;
    const cached = typeof body === 'object' && body !== null ? cache.get(body) : undefined;
    const bytes = cached?.root === base.root ? cached.bytes : render(response, base, links, judge);
    if (bytes !== undefined && typeof body === 'object' && body !== null) cache.set(body, { root: base.root, bytes });
    return { status, headers: headersOf(response, base, links), bytes };
  };
}

function render(
  { body, mediaType }: MockResponse,
  base: PublicBase,
  links: LinkRewriter,
  judge: () => SchemaJudge | undefined,
): Buffer | undefined {
  if (body === undefined) return undefined;
  if (mediaType === undefined || isJsonType(mediaType))
    return Buffer.from(JSON.stringify(toPublicBody(body, base, links, judge)));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return Buffer.from(links.textToPublic(text, base));
}

/** A link that the schema fixes (`const`, `enum`, `pattern`, `format`) is not rewritten: the body must stay valid. */
function toPublicBody(body: Json, base: PublicBase, links: LinkRewriter, judge: () => SchemaJudge | undefined): Json {
  const rewritten = links.toPublic(body, base);
  if (rewritten === body) return body;
  const issues = judge()?.(rewritten) ?? [];
  const fixed = issues.filter(({ keyword }) => ['const', 'enum', 'pattern', 'format'].includes(keyword));
  return fixed.reduce((result, { at }) => restore(result, body, pointerKeys(at)), rewritten);
}

/** A copy in which the value at a location is restored from the original. */
function restore(value: Json, original: Json | undefined, keys: readonly string[]): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return original ?? value;
  if (isArray(value) && isArray(original)) {
    return value.map((item, index) => (String(index) === key ? restore(item, original[index], rest) : item));
  }
  if (!isObject(value) || !isObject(original) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: restore(value[key] ?? null, original[key], rest) };
}

function headersOf(
  { headers, mediaType }: MockResponse,
  base: PublicBase,
  links: LinkRewriter,
): Record<string, string> {
  const result: Record<string, string> = mediaType === undefined ? {} : { 'content-type': mediaType };
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    result[key] = LINK_HEADERS.includes(key) ? links.textToPublic(value, base) : value;
  }
  return result;
}
