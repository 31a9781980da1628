/** Writes a value as the body of a request or of a response. */
import type { MediaType } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { Document } from '../style/sent.js';
import type { Where, WrittenContent } from './content.js';
import { writeContent } from './write-content.js';

/** Choices about parts that the description leaves open. */
export type PartOptions = Pick<Where, 'partTypes' | 'partHeaders'>;

/**
 * Writes a value as a media type. A range like `image/*` is replaced with a type that it includes. Files are binary
 * strings: each character U+0000 to U+00FF is a byte. If the schema of a form, of XML or of JSON Lines does not allow a
 * string, a string is taken to be the serialized content, as in examples.
 */
export function writeBody(
  media: MediaType,
  value: Json,
  { document }: Document,
  options: PartOptions = {},
): WrittenContent {
  return writeContent(media, value, { ...options, document, pointer: '', depth: 0 });
}
