/** Translates between the words of the Type column and schemas. */
import type { Schema } from '../../../src/model/contract.js';
import { get, getString, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { mainType, typeOfSchema } from '../rst-grid/types.js';

const SCHEMAS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['String', { type: 'string' }],
  ['Integer', { type: 'integer' }],
  ['Long', { type: 'integer', format: 'int64' }],
  ['Boolean', { type: 'boolean' }],
  ['Number', { type: 'number' }],
  ['Double', { type: 'number', format: 'double' }],
  ['Decimal', { type: 'number', format: 'decimal' }],
  ['DateTime', { type: 'string', format: 'date-time-local' }],
  ['Date', { type: 'string', format: 'date' }],
  ['URL', { type: 'string', format: 'uri-reference' }],
  ['List', { type: 'array' }],
  ['Object', { type: 'object' }],
  ['Any', {}],
]);
const LIKE: readonly (readonly [RegExp, string])[] = [
  [/list|array|\[\]$/i, 'List'],
  [/object|map|json|var[A-Z]/i, 'Object'],
  [/date-?time|timestamp/i, 'DateTime'],
  [/date/i, 'Date'],
  [/long/i, 'Long'],
  [/int/i, 'Integer'],
  [/bool/i, 'Boolean'],
  [/double|float/i, 'Double'],
  [/decimal/i, 'Decimal'],
  [/number|numeric/i, 'Number'],
  [/string|text/i, 'String'],
];

/** The schema that a type's word stands for: `List(String)` is an array of strings. */
export function schemaOfWord(word: string): JsonObject {
  const item = /^List\((.+)\)$/.exec(word)?.[1];
  if (item !== undefined) return { type: 'array', items: schemaOfWord(item) };
  return { ...SCHEMAS.get(knownWord(word)) };
}

/** The style's own word for a word. */
export function knownWord(word: string): string {
  if (SCHEMAS.has(word) || isKnownList(word)) return word;
  return LIKE.find(([pattern]) => pattern.test(word))?.[1] ?? 'Any';
}

function isKnownList(word: string): boolean {
  const item = /^List\((.+)\)$/.exec(word)?.[1];
  return item !== undefined && knownWord(item) === item;
}

/** The style's word for a schema; `follow` resolves references. */
export function wordOfSchema(schema: Schema, follow: (schema: Schema) => Schema, depth = 0): string {
  const whole = follow(schema);
  if (!isObject(whole)) return 'Any';
  const format = getString(whole, 'format');
  const word = typeOfSchema(whole, follow);
  switch (word) {
    case 'JSON Object':
      return 'Object';
    case 'ISO-8601 Datetime':
      return 'DateTime';
    case 'Float':
      return 'Double';
    case 'ISO-8601 Duration':
    case 'Null':
      return 'String';
    case 'Integer':
      return format === 'int64' ? 'Long' : 'Integer';
    case 'String':
      return mainType(whole) !== 'string'
        ? 'String'
        : ({ 'date-time-local': 'DateTime', date: 'Date' }[format ?? ''] ?? 'String');
    case 'Array':
      return listOf(whole, follow, depth);
    default:
      return word;
  }
}

function listOf(schema: JsonObject, follow: (schema: Schema) => Schema, depth: number): string {
  const items = get(schema, 'items');
  if (!isObject(items) || depth > 3) return 'List';
  const word = wordOfSchema(items, follow, depth + 1);
  if (word === 'Object' && get(items, '$ref') === undefined && get(items, 'properties') === undefined)
    return 'List(Object)';
  return word === 'Object' || word === 'Any' ? 'List' : `List(${word})`;
}
