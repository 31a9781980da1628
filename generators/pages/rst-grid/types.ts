/** Translates between the words of the Type column and schemas. */
import type { Schema } from '../../../src/model/contract.js';
import type { JsonObject } from '../../../src/model/json.js';
import { kindOfSchema } from '../schema-text/kinds.js';
import type { Kind } from '../schema-text/kinds.js';
import { typeWords } from '../schema-text/type-words.js';
import type { TypeWords } from '../schema-text/type-words.js';

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
const WORDS: Readonly<Record<Kind, string>> = {
  string: 'String',
  integer: 'Integer',
  boolean: 'Boolean',
  float: 'Float',
  decimal: 'Decimal',
  number: 'Number',
  url: 'URL',
  'date-time': 'ISO-8601 Datetime',
  duration: 'ISO-8601 Duration',
  array: 'Array',
  object: 'JSON Object',
  null: 'Null',
  any: 'Any',
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

/** The words of the style: `string` is `String`, `WKT String` too. */
export const rstTypes: TypeWords = typeWords(SCHEMAS, LIKE);

/** The style's word for a schema without `$ref`; `follow` resolves those of its alternatives. */
export function wordOfSchema(schema: Schema, follow: (schema: Schema) => Schema): string {
  return WORDS[kindOfSchema(schema, follow)];
}
