/** Parses media types (RFC 9110 §8.3.1) and determines what kind of content they denote. */

import type { MediaType } from '../../model/contract.js';
import { essence, isJsonMediaType } from '../../model/media-type.js';

/** A media type with its parameters separated. */
export interface ParsedType {
  /** Without parameters, in lower case: `application/json`. */
  readonly essence: string;
  /** By lower-case name; quoted values without their quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The largest number of parameters that are read. */
const MAX_PARAMETERS = 50;

/** Parses a media type. Anything that is not a parameter is ignored. */
export function parseType(text: string): ParsedType {
  const end = text.indexOf(';');
  return {
    essence: essence(text),
    parameters: end === -1 ? NONE : parseParameters(text.slice(end)),
  };
}

const NONE: ReadonlyMap<string, string> = new Map();

const PARAMETER = /;[ \t]*([\w!#$%&'*+.^`|~-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g;

/** Parses parameters that begin with `;`. If a name is repeated, the first one counts. */
export function parseParameters(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of text.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, quoted === undefined ? plain.trim() : unquote(quoted));
    if (found.size === MAX_PARAMETERS) break;
  }
  return found;
}

function unquote(text: string): string {
  return text.replaceAll(/\\(["\\])/g, '$1');
}

/** How content of a media type is read and written. */
export type ContentKind = 'json' | 'lines' | 'sequence' | 'form' | 'multipart' | 'xml' | 'text' | 'binary' | 'other';

const KINDS: readonly (readonly [RegExp, ContentKind])[] = [
  [/^application\/(jsonl|x-jsonlines|json-lines|x-ndjson|ndjson)$/, 'lines'],
  [/^application\/json-seq$|\+json-seq$/, 'sequence'],
  [/^application\/x-www-form-urlencoded$/, 'form'],
  [/^multipart\//, 'multipart'],
  [/^(application|text)\/xml$|\+xml$/, 'xml'],
  [/^text\//, 'text'],
  [/^(image|audio|video|font|model)\/|^application\/octet-stream$/, 'binary'],
];

/** The kind of a media type. Content of the kind `other` is text if it is valid UTF-8. */
export function kindOf(essence: string): ContentKind {
  if (isJsonMediaType(essence)) return 'json';
  return KINDS.find(([pattern]) => pattern.test(essence))?.[1] ?? 'other';
}

/** Whether a media type is in a range like `image/*` (RFC 9110 §12.5.1), regardless of parameters. */
export function matchesRange(essence: string, range: string): boolean {
  const { essence: wanted } = parseType(range);
  if (wanted === '*/*' || wanted === essence) return true;
  return wanted.endsWith('/*') && essence.startsWith(wanted.slice(0, -1));
}

/** The description that applies to a media type: that of the same type, or else of the narrowest range. */
export function mediaFor(contentType: string, described: readonly MediaType[]): MediaType | undefined {
  const { essence } = parseType(contentType);
  const rank = ({ mediaType }: MediaType): number => {
    const range = parseType(mediaType).essence;
    return range === essence ? 0 : range === '*/*' ? 2 : 1;
  };
  return described.filter(({ mediaType }) => matchesRange(essence, mediaType)).toSorted((a, b) => rank(a) - rank(b))[0];
}

/** The media types and ranges of a list: `image/png, image/jpeg` (OpenAPI 3.2, Encoding Object, `contentType`). */
export function rangesOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((range) => range.trim())
    .filter((range) => range !== '');
}

/** A concrete type for each common range. */
const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['application/*', 'application/octet-stream'],
  ['audio/*', 'audio/mpeg'],
  ['font/*', 'font/woff2'],
  ['image/*', 'image/png'],
  ['multipart/*', 'multipart/form-data'],
  ['text/*', 'text/plain'],
  ['video/*', 'video/mp4'],
]);

/** A media type that can be sent for a range. A type that is not a range is returned unchanged. */
export function concreteType(range: string, fallback: string): string {
  const { essence } = parseType(range);
  return essence.includes('*') ? (EXAMPLES.get(essence) ?? fallback) : range.trim();
}
