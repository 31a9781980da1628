/** Writes a value as the body of a request or of a response. */
import type { MediaType } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { Document } from '../style/sent.js';
import type { Where, WrittenContent } from './content.js';
import { writeContent } from './write-content.js';

/** What the description leaves open about parts. */
export type PartOptions = Pick<Where, 'partTypes' | 'partHeaders'>;

/**
 * Writes a value as a media type; a range like `image/*` is replaced by a type that it includes. Bytes are binary
 * strings: each character U+0000 to U+00FF is a byte. A string for content that is not text, such as an example of XML
 * or of JSON Lines, is taken for the content itself.
 */
export function writeBody(
  media: MediaType,
  value: Json,
  { document }: Document,
  options: PartOptions = {},
): WrittenContent {
  return writeContent(media, value, { ...options, document, pointer: '', depth: 0 });
}
