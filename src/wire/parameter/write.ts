/** Writes parameters as they are sent (OpenAPI 3.2, "Style Values" and "Style Examples"; RFC 6570). */
import type { Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { writeContent } from '../body/write-content.js';
import { formCookiePlace, HEADER, pathPlace, queryPlace, RAW_COOKIE } from '../style/escape.js';
import type { Place } from '../style/escape.js';
import type { Document } from '../style/sent.js';
import { writePairs } from '../style/write-pairs.js';
import { writePath } from '../style/write-path.js';
import { writeContentText } from './content.js';
import { styledParameter } from './styled.js';
import { ABSENT, inPlace } from './written-parameter.js';
import type { WrittenParameter } from './written-parameter.js';

/**
 * Writes the value of a parameter.
 *
 * Nothing is sent for an undefined value, nor for `[]` and `{}`, which RFC 6570 §2.3 calls undefined; reading back
 * yields `absent`. In a path, they become an empty text, because a segment cannot be left out. Null is written as in the
 * `undefined` column of the table "Style Examples" (`color=`, `;color`). Null within arrays and objects is left out
 * (RFC 6570 §2.3).
 */
export function writeParameter(parameter: Parameter, value: Json | undefined, document: Document): WrittenParameter {
  if (value === undefined) return ABSENT;
  if (parameter.mediaType !== undefined || parameter.in === 'querystring') {
    return inPlace(parameter, writeContentText(parameter, value, document, writeContent));
  }
  const styled = styledParameter(parameter);
  if (parameter.in === 'query' || parameter.in === 'cookie') {
    const written = writePairs(styled, value, placeOf(parameter));
    if (written.kind === 'unwritable') return written;
    return written.pairs.length === 0 ? ABSENT : { kind: parameter.in, pairs: written.pairs };
  }
  return inPlace(parameter, writePath(styled, value, placeOf(parameter)));
}

function placeOf({ in: place, style, allowReserved }: Parameter): Place {
  if (place === 'path') return pathPlace(allowReserved);
  if (place === 'header') return HEADER;
  if (place === 'cookie') return style === 'cookie' ? RAW_COOKIE : formCookiePlace(allowReserved);
  return queryPlace(allowReserved);
}
