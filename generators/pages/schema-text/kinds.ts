/** The kinds of values that type columns distinguish; each style has its own word for a kind. */
import type { Schema } from '../../../src/model/contract.js';
import { get, getArray, getString, isArray, isObject } from '../../../src/model/json.js';
import { mainType } from './nulls.js';

const TYPES = ['string', 'integer', 'boolean', 'number', 'array', 'object', 'null'] as const;
const FORMATS = {
  'date-time': 'date-time',
  duration: 'duration',
  uri: 'url',
  iri: 'url',
  'uri-reference': 'url',
  'iri-reference': 'url',
  decimal: 'decimal',
  float: 'float',
  double: 'float',
} as const;

export type Kind = (typeof TYPES)[number] | (typeof FORMATS)[keyof typeof FORMATS] | 'any';

/** The kind of a schema without `$ref`; `follow` resolves the references of its alternatives. */
export function kindOfSchema(schema: Schema, follow: (schema: Schema) => Schema = (each) => each): Kind {
  if (!isObject(schema)) return 'any';
  const type = mainType(schema);
  if (isType(type)) return (type === 'string' || type === 'number' ? kindOfFormat(schema) : undefined) ?? type;
  if (isObject(get(schema, 'properties'))) return 'object';
  if (get(schema, 'items') !== undefined) return 'array';
  const options = [...getArray(schema, 'anyOf'), ...getArray(schema, 'oneOf')]
    .filter(isObject)
    .map((option) => kindOfSchema(follow(option)));
  return (
    options.find((option) => option !== 'null') ?? kindOfValue(get(schema, 'const') ?? getArray(schema, 'enum')[0])
  );
}

function kindOfFormat(schema: Schema): Kind | undefined {
  const format = getString(schema, 'format');
  return format !== undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format as keyof typeof FORMATS] : undefined;
}

function kindOfValue(value: unknown): Kind {
  if (value === undefined || value === null) return 'any';
  if (Number.isInteger(value)) return 'integer';
  const type = isArray(value) ? 'array' : typeof value;
  return isType(type) ? type : 'any';
}

function isType(name: string | undefined): name is (typeof TYPES)[number] {
  return (TYPES as readonly (string | undefined)[]).includes(name);
}
