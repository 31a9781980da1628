/** Translates between the words of the Type column and schemas. */
import type { Schema } from '../../../src/model/contract.js';
import { get, getArray, getString, isArray, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';

const SCHEMAS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['String', { type: 'string' }],
  ['Integer', { type: 'integer' }],
  ['Boolean', { type: 'boolean' }],
  ['Float', { type: 'number', format: 'float' }],
  ['Decimal', { type: 'number', format: 'decimal' }],
  ['Number', { type: 'number' }],
  ['URL', { type: 'string', format: 'uri-reference' }],
  ['ISO-8601 Datetime', { type: 'string', format: 'date-time' }],
  ['ISO-8601 Duration', { type: 'string', format: 'duration' }],
  ['Array', { type: 'array' }],
  ['JSON Object', { type: 'object' }],
  ['Null', { type: 'null' }],
  ['Any', {}],
]);
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'ISO-8601 Datetime',
  duration: 'ISO-8601 Duration',
  uri: 'URL',
  iri: 'URL',
  'uri-reference': 'URL',
  'iri-reference': 'URL',
  decimal: 'Decimal',
  float: 'Float',
  double: 'Float',
};
const TYPES: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Integer',
  boolean: 'Boolean',
  number: 'Number',
  array: 'Array',
  object: 'JSON Object',
  null: 'Null',
};
/** Patterns for words in other tables; the first match applies. */
const LIKE: readonly (readonly [RegExp, string])[] = [
  [/array|list|\[\]/i, 'Array'],
  [/object|json|dict|map|key\/value/i, 'JSON Object'],
  [/date-?time|timestamp/i, 'ISO-8601 Datetime'],
  [/duration/i, 'ISO-8601 Duration'],
  [/\bur[li]\b/i, 'URL'],
  [/int|long/i, 'Integer'],
  [/bool/i, 'Boolean'],
  [/float|double/i, 'Float'],
  [/decimal/i, 'Decimal'],
  [/number/i, 'Number'],
  [/string|text|uuid/i, 'String'],
];

/** The schema that a type's word stands for; an unknown word stands for any value. */
export function schemaOfType(word: string): JsonObject {
  return { ...SCHEMAS.get(knownType(word)) };
}

/** The style's own word for a word: `string` is `String`, `WKT String` too. */
export function knownType(word: string): string {
  if (SCHEMAS.has(word)) return word;
  return LIKE.find(([pattern]) => pattern.test(word))?.[1] ?? 'Any';
}

/** The style's word for a schema without `$ref`; `follow` resolves those of its alternatives. */
export function typeOfSchema(schema: Schema, follow: (schema: Schema) => Schema = (each) => each): string {
  if (!isObject(schema)) return 'Any';
  const type = mainType(schema);
  const format = getString(schema, 'format');
  if (type === 'string' || type === 'number')
    return (format !== undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format] : TYPES[type]) ?? 'Any';
  if (type !== undefined && Object.hasOwn(TYPES, type)) return TYPES[type] ?? 'Any';
  if (isObject(get(schema, 'properties'))) return 'JSON Object';
  if (get(schema, 'items') !== undefined) return 'Array';
  const options = [...getArray(schema, 'anyOf'), ...getArray(schema, 'oneOf')]
    .filter(isObject)
    .map((option) => typeOfSchema(follow(option)));
  return (
    options.find((option) => option !== 'Null') ?? typeOfValue(get(schema, 'const') ?? getArray(schema, 'enum')[0])
  );
}

/** The type beside `null`. */
export function mainType(schema: JsonObject): string | undefined {
  const type = get(schema, 'type');
  if (typeof type === 'string') return type;
  const types = getArray(schema, 'type').filter((each) => typeof each === 'string');
  return types.find((each) => each !== 'null') ?? types[0];
}

function typeOfValue(value: unknown): string {
  if (value === undefined || value === null) return 'Any';
  if (Number.isInteger(value)) return 'Integer';
  return TYPES[isArray(value) ? 'array' : typeof value] ?? 'Any';
}
