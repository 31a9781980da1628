/** Translates between the words of the Type column and schemas. */
import type { Schema } from '../../../src/model/contract.js';
import { get, getString, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { kindOfSchema } from '../schema-text/kinds.js';
import { mainType } from '../schema-text/nulls.js';
import { typeWords } from '../schema-text/type-words.js';
import type { TypeWords } from '../schema-text/type-words.js';

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
const WORDS = {
  boolean: 'Boolean',
  number: 'Number',
  float: 'Double',
  decimal: 'Decimal',
  'date-time': 'DateTime',
  duration: 'String',
  url: 'URL',
  object: 'Object',
  null: 'String',
  any: 'Any',
} as const;
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

const PLAIN = typeWords(SCHEMAS, LIKE);

/** The words of the style: `List(String)` is an array of strings. */
export const docusaurusTypes: TypeWords = {
  known: (word) => (isKnownList(word) ? word : PLAIN.known(word)),
  schema: (word) => {
    const item = itemOf(word);
    return item === undefined ? PLAIN.schema(word) : { type: 'array', items: docusaurusTypes.schema(item) };
  },
};

function itemOf(word: string): string | undefined {
  return /^List\((.+)\)$/.exec(word)?.[1];
}

function isKnownList(word: string): boolean {
  const item = itemOf(word);
  return item !== undefined && docusaurusTypes.known(item) === item;
}

/** The style's word for a schema; `follow` resolves references. */
export function wordOfSchema(schema: Schema, follow: (schema: Schema) => Schema, depth = 0): string {
  const whole = follow(schema);
  if (!isObject(whole)) return 'Any';
  const format = getString(whole, 'format');
  const kind = kindOfSchema(whole, follow);
  switch (kind) {
    case 'integer':
      return format === 'int64' ? 'Long' : 'Integer';
    case 'string':
      return mainType(whole) !== 'string'
        ? 'String'
        : ({ 'date-time-local': 'DateTime', date: 'Date' }[format ?? ''] ?? 'String');
    case 'array':
      return listOf(whole, follow, depth);
    default:
      return WORDS[kind];
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
