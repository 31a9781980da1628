/** Maps XSD datatypes to JSON Schema types and formats, and back (XSD 1.1 part 2, JSON Schema Validation 2020-12 §7.3). */
import type { OpenApi, Schema } from './contract.js';
import { get, isObject } from './json.js';
import type { JsonObject } from './json.js';
import { XSD } from './namespaces.js';
import { resolveSchema, schemaTypes } from './schema-walk.js';

/** How a datatype is represented in JSON. */
export interface WireForm {
  readonly type: 'string' | 'boolean' | 'integer' | 'number';
  /** Formats that are equivalent. A schema without a format is less precise, but not wrong. */
  readonly formats: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const form = (
  type: WireForm['type'],
  formats: readonly string[] = [],
  bounds: { minimum?: number; maximum?: number } = {},
): WireForm => ({ type, formats, ...bounds });

/** From the local name of an XSD datatype to its form in JSON. The first format is the one to write. */
export const WIRE_FORMS: ReadonlyMap<string, WireForm> = new Map([
  ['string', form('string')],
  ['normalizedString', form('string')],
  ['token', form('string')],
  ['boolean', form('boolean')],
  ['integer', form('integer')],
  ['long', form('integer', ['int64'])],
  ['int', form('integer', ['int32'])],
  ['short', form('integer', ['int16', 'int32'])],
  ['byte', form('integer', ['int8', 'int32'])],
  ['nonNegativeInteger', form('integer', [], { minimum: 0 })],
  ['positiveInteger', form('integer', [], { minimum: 1 })],
  ['nonPositiveInteger', form('integer', [], { maximum: 0 })],
  ['negativeInteger', form('integer', [], { maximum: -1 })],
  ['unsignedLong', form('integer', ['uint64', 'int64'], { minimum: 0 })],
  ['unsignedInt', form('integer', ['uint32', 'int64'], { minimum: 0 })],
  ['unsignedShort', form('integer', ['uint16', 'int32'], { minimum: 0 })],
  ['unsignedByte', form('integer', ['uint8', 'int32'], { minimum: 0 })],
  ['decimal', form('number', ['decimal'])],
  ['double', form('number', ['double'])],
  ['float', form('number', ['float'])],
  ['dateTime', form('string', ['date-time', 'date-time-local'])],
  ['dateTimeStamp', form('string', ['date-time'])],
  ['date', form('string', ['date'])],
  ['time', form('string', ['time', 'time-local'])],
  ['duration', form('string', ['duration'])],
  ['anyURI', form('string', ['iri-reference', 'iri', 'uri', 'uri-reference', 'url'])],
  ['language', form('string', ['language'])],
  ['base64Binary', form('string', ['byte', 'base64', 'base64url'])],
  ['hexBinary', form('string', [])],
]);

/** The JSON form of a datatype IRI; undefined if it is not an XSD datatype. */
export function wireForm(datatype: string): WireForm | undefined {
  return datatype.startsWith(XSD) ? WIRE_FORMS.get(datatype.slice(XSD.length)) : undefined;
}

const BY_FORMAT: ReadonlyMap<string, string> = new Map([
  ['date-time', 'dateTime'],
  ['date-time-local', 'dateTime'],
  ['date', 'date'],
  ['time', 'time'],
  ['time-local', 'time'],
  ['duration', 'duration'],
  ['uri', 'anyURI'],
  ['uri-reference', 'anyURI'],
  ['iri', 'anyURI'],
  ['iri-reference', 'anyURI'],
  ['url', 'anyURI'],
  ['language', 'language'],
  ['int64', 'long'],
  ['int32', 'int'],
  ['int16', 'short'],
  ['int8', 'byte'],
  ['decimal', 'decimal'],
  ['double', 'double'],
  ['float', 'float'],
  ['byte', 'base64Binary'],
]);

/** The datatype IRI that follows from the type and format of a schema; undefined if none does (several types, objects). */
export function datatypeOf(schema: Schema, openapi: Pick<OpenApi, 'document'>): string | undefined {
  const resolved = resolveSchema(schema, openapi);
  if (!isObject(resolved)) return undefined;
  const types = schemaTypes(resolved).filter((type) => type !== 'null');
  const name = types.length === 1 ? datatypeName(types[0] as string, resolved) : undefined;
  return name === undefined ? undefined : XSD + name;
}

function datatypeName(type: string, schema: JsonObject): string | undefined {
  const format = get(schema, 'format');
  const byFormat = typeof format === 'string' ? BY_FORMAT.get(format) : undefined;
  const known =
    byFormat !== undefined && WIRE_FORMS.get(byFormat)?.type === (type === 'number' && byFormat === 'long' ? '' : type)
      ? byFormat
      : undefined;
  switch (type) {
    case 'boolean':
      return 'boolean';
    case 'integer':
      if (known !== undefined) return known;
      return schema['minimum'] === 0 ? 'nonNegativeInteger' : schema['minimum'] === 1 ? 'positiveInteger' : 'integer';
    case 'number':
      return known ?? 'decimal';
    case 'string':
      if (schema['contentEncoding'] === 'base64') return 'base64Binary';
      if (schema['contentEncoding'] === 'base16') return 'hexBinary';
      return known ?? 'string';
    default:
      return undefined;
  }
}
