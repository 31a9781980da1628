/** Looks up how the fields of forms and the parts of multipart bodies are described. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { SchemaView } from '../../model/applied-schemas.js';
import type { Encoding, Schema } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { claimOf } from '../style/claims.js';
import type { Claim, StyledValue } from '../style/claims.js';
import type { Document } from '../style/sent.js';
import { isBinary } from './bytes.js';
import type { Content, Where } from './content.js';
import { concreteType, rangesOf } from './media-type.js';

export interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly encoding: Encoding | undefined;
  /** Set if a style governs the field instead of a media type: `style`, `explode` or `allowReserved` is stated. */
  readonly styled?: StyledValue & { readonly claim: Claim; readonly allowReserved: boolean };
}

/** The field of this name. */
export function fieldOf(name: string, { schema, encoding: encodings }: Content, document: Document): Field {
  const property = viewSchema(schema, document).property(name);
  const encoding = encodings?.get(name);
  const styled = encoding && styledField(name, property, encoding, document);
  return { name, schema: property, encoding, ...(styled && { styled }) };
}

/** The fields that styles govern, by name. */
export function styledFields(
  content: Content,
  document: Document,
): readonly (Field & Required<Pick<Field, 'styled'>>)[] {
  return [...(content.encoding?.keys() ?? [])].flatMap((name) => {
    const field = fieldOf(name, content, document);
    return field.styled === undefined ? [] : [{ ...field, styled: field.styled }];
  });
}

/** Defaults as for query parameters (OpenAPI 3.2, "Fixed Fields for RFC6570-style Serialization"). */
function styledField(name: string, schema: Schema, encoding: Encoding, document: Document): Field['styled'] {
  if ((encoding.style ?? encoding.explode ?? encoding.allowReserved) === undefined) return undefined;
  const style = encoding.style ?? 'form';
  const styled = { name, style, explode: encoding.explode ?? style === 'form', schema };
  return { ...styled, claim: claimOf(styled, document), allowReserved: encoding.allowReserved === true };
}

/** The schema and the encoding of the part at a position (OpenAPI 3.2, `prefixEncoding`, `itemEncoding`, `itemSchema`). */
export function itemContent(content: Content, index: number, document: Document): Omit<Field, 'name'> {
  const { schema, itemSchema, prefixEncoding, itemEncoding } = content;
  const listed = viewSchema(schema, document).item(index);
  return { schema: listed === true ? (itemSchema ?? true) : listed, encoding: prefixEncoding?.[index] ?? itemEncoding };
}

/** Whether the parts of a multipart body are identified by name, rather than by position. */
export function isNamedBody(content: Content, essence: string, document: Document): boolean {
  if (essence === 'multipart/form-data') return true;
  if ((content.prefixEncoding ?? content.itemEncoding ?? content.itemSchema) !== undefined) return false;
  const view = viewSchema(content.schema, document);
  return view.isTyped ? view.allows('object') : view.suggested === 'object' || content.encoding !== undefined;
}

/** The media type that a value is sent as. */
export function typeFor(value: Json, schema: Schema, encoding: Encoding | undefined, where: Where): string {
  const chosen = where.partTypes?.[where.pointer];
  if (chosen !== undefined) return chosen;
  const [stated] = rangesOf(encoding?.contentType ?? '');
  const byValue = defaultType(value, schema, viewSchema(schema, where));
  return stated === undefined ? byValue : concreteType(stated, byValue);
}

/** The default media type (OpenAPI 3.2, Encoding Object, `contentType`). */
function defaultType(value: Json, schema: Schema, view: SchemaView): string {
  if (isArray(value) || isObject(value)) return 'application/json';
  if (typeof value !== 'string') return 'text/plain';
  return isBinary(schema, view) || view.keyword('contentEncoding') !== undefined
    ? 'application/octet-stream'
    : 'text/plain';
}
