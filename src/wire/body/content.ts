/** Defines what the readers and writers of all kinds of content share. */
import type { Encoding, MediaType, Schema } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { Outcome } from '../outcome.js';
import type { Document } from '../style/sent.js';
import type { Unwritable } from '../style/written.js';

/** How content is described: by a Media Type Object, or by an Encoding Object together with the schema of its part. */
export type Content = Pick<
  MediaType,
  'mediaType' | 'schema' | 'itemSchema' | 'encoding' | 'prefixEncoding' | 'itemEncoding'
>;

/** A place within a body. */
export interface Where extends Document {
  /** JSON Pointer into the body's value. */
  readonly pointer: string;
  /** How many bodies contain this one. */
  readonly depth: number;
  /** Media types chosen for parts, by JSON Pointer; by default the first that the description names. */
  readonly partTypes?: Readonly<Record<string, string>>;
  /** Values of headers of parts, by JSON Pointer and name; by default the value that the schema or an example names. */
  readonly partHeaders?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** The deepest nesting of multipart bodies. */
export const MAX_BODY_DEPTH = 5;

/** Reads bytes of a media type. */
export type ReadContent = (content: Content, contentType: string, bytes: Uint8Array, where: Where) => Outcome;

export type WrittenContent =
  | { readonly kind: 'written'; readonly contentType: string; readonly body: Uint8Array }
  | Unwritable;

/** Writes a value as a media type. */
export type WriteContent = (content: Content, value: Json, where: Where) => WrittenContent;

/** The description of a part, from its schema and its encoding. */
export function partContent(mediaType: string, schema: Schema, encoding: Encoding | undefined): Content {
  if (encoding === undefined) return { mediaType, schema };
  const { encoding: named, prefixEncoding, itemEncoding } = encoding;
  return {
    mediaType,
    schema,
    ...(named && { encoding: named }),
    ...(prefixEncoding && { prefixEncoding }),
    ...(itemEncoding && { itemEncoding }),
  };
}

/** The value cannot be written. */
export function unwritable(pointer: string, message: string): Unwritable {
  return { kind: 'unwritable', issues: [{ pointer, message }] };
}
