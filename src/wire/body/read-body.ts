/** Reads the body of a request or of a response as typed values. */
import type { MediaType } from '../../model/contract.js';
import { reading } from '../reading.js';
import type { Reading } from '../reading.js';
import type { Document } from '../style/sent.js';
import { concreteType, kindOf, parseType } from './media-type.js';
import { readContent } from './read-content.js';

/**
 * Reads a body by its Content-Type. `media` describes the body, if it is described at all, and replaces a missing
 * Content-Type. Issues point into the value. Never throws, whatever was sent.
 *
 * An empty body is absent, unless emptiness is a value: an empty text, an empty form, or a sequence without values.
 */
export function readBody(
  media: MediaType | undefined,
  contentType: string | undefined,
  bytes: Uint8Array,
  { document }: Document,
): Reading {
  const type = contentType ?? concreteType(media?.mediaType ?? '', 'application/octet-stream');
  const kind = kindOf(parseType(type).essence);
  if (bytes.length === 0 && (contentType === undefined || NEVER_EMPTY.has(kind))) return { kind: 'absent' };
  return reading(readContent(media ?? { mediaType: type }, type, bytes, { document, pointer: '', depth: 0 }));
}

const NEVER_EMPTY: ReadonlySet<string> = new Set(['json', 'xml', 'multipart']);
