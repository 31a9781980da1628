/**
 * Converts bytes to strings and back. JSON has no bytes, so a file is a "binary string" whose characters U+0000 to U+00FF
 * are its bytes; `maxLength` then counts bytes, as OpenAPI wants it (OpenAPI 3.2, "Working with Binary Data").
 */
import type { SchemaView } from '../../model/applied-schemas.js';
import type { Schema } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import { kindOf, parseType } from './media-type.js';

const CHUNK = 8192;

/** Bytes as a binary string. */
export function binaryString(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** The bytes of a binary string. Any other text is encoded as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  if (!/^[\0-\xff]*$/.test(text)) return utf8(text);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The UTF-8 of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text of bytes; undefined if they are not valid in the encoding, or the encoding is unknown. */
export function decodeText(bytes: Uint8Array, charset = 'utf-8'): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** As {@link decodeText}, without a byte order mark, for formats in which it is not part of the content. */
export function decodeWithoutMark(bytes: Uint8Array, charset?: string): string | undefined {
  const text = decodeText(bytes, charset);
  return text?.startsWith('\uFEFF') === true ? text.slice(1) : text;
}

/**
 * Whether a schema describes a file: `format: binary` (OpenAPI 3.0), or a `contentMediaType` that is not text. OpenAPI 3.1
 * has the latter without a type, but many descriptions keep `type: string`.
 */
export function isFile(view: SchemaView): boolean {
  if (view.keyword('format') === 'binary') return true;
  const mediaType = view.keyword('contentMediaType');
  if (typeof mediaType !== 'string' || view.keyword('contentEncoding') !== undefined) return false;
  return kindOf(parseType(mediaType).essence) === 'binary';
}

/** Whether a schema stands for bytes: it describes a file, or has no type at all (OpenAPI 3.1, "Considerations for File Uploads"). */
export function isBinary(schema: Schema | undefined, view: SchemaView): boolean {
  if (isFile(view)) return true;
  // The schema of an undeclared property is `true`; most of these are text.
  return isObject(schema) && !view.isTyped && view.suggested === undefined;
}

/** Whether a schema describes content as a string, although its media type has a structure. Such content is kept as text. */
export function isTextOnly(view: SchemaView): boolean {
  return view.isTyped && view.allows('string') && !view.allows('array') && !view.allows('object');
}
