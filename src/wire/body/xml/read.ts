/** Values of XML bodies by the XML Object (OpenAPI 3.0 to 3.2). */
import { failure } from '../../outcome.js';
import type { Outcome } from '../../outcome.js';
import type { Content, Where } from '../content.js';
export function readXml(_content: Content, _text: string, where: Where): Outcome {
  return failure(where.pointer, 'XML');
}
