/** Values as XML by the XML Object (OpenAPI 3.0 to 3.2). */
import type { Json } from '../../../model/json.js';
import { unwritable } from '../content.js';
import type { Content, Where, WrittenContent } from '../content.js';
export function writeXml(_content: Content, _value: Json, where: Where): WrittenContent {
  return unwritable(where.pointer, 'XML');
}
