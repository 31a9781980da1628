/** Sample values built from schemas. */
import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { alternatives, flatten, propertiesOf, requiredOf, typesOf } from './flatten.js';
import { formatSample } from './formats.js';
import { matching } from './pattern.js';
import { schemaExample } from '../../model/schema-walk.js';

export interface SampleOptions {
  /** Includes the optional properties. */
  readonly full: boolean;
  /** Varies the values that the schema leaves free. */
  readonly n: number;
}

const MAX_DEPTH = 8;

/**
 * A request value for a schema: one of its own examples or defaults, else a value built from its keywords; `readOnly`
 * properties are omitted. Usually valid; the caller must verify it.
 */
export function sample(document: JsonObject, schema: Schema | undefined, options: SampleOptions, depth = 0): Json {
  const flat = alternative(document, flatten(document, schema));
  const given = givenValue(flat);
  if (given !== undefined) return given;
  const types = typesOf(flat);
  const type = types.find((name) => name !== 'null') ?? types[0];
  if (type === 'object') return depth > MAX_DEPTH ? {} : objectSample(document, flat, options, depth);
  if (type === 'array') return depth > MAX_DEPTH ? [] : arraySample(document, flat, options, depth);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'integer' || type === 'number') return numberSample(flat, type === 'integer', options.n);
  return stringSample(flat, options.n);
}

/** A schema with its first usable `oneOf`/`anyOf` alternative merged in. */
export function alternative(document: JsonObject, flat: JsonObject): JsonObject {
  const all = alternatives(document, flat);
  const usable = all.find((one) => !(typesOf(one).length === 1 && typesOf(one)[0] === 'null')) ?? all[0]!;
  return usable === flat ? flat : alternative(document, usable);
}

function givenValue(flat: JsonObject): Json | undefined {
  const constant = get(flat, 'const');
  if (constant !== undefined) return constant;
  const list = get(flat, 'enum');
  if (isArray(list)) return (list.find((value: Json) => value !== null) ?? null) as Json;
  return schemaExample(flat) ?? get(flat, 'default');
}

function objectSample(document: JsonObject, flat: JsonObject, options: SampleOptions, depth: number): JsonObject {
  const object: Record<string, Json> = Object.create(null);
  const required = requiredOf(flat);
  for (const [name, schema] of propertiesOf(flat)) {
    if (!required.has(name) && (!options.full || depth > 3)) continue;
    const property = flatten(document, schema);
    if (get(property, 'readOnly') === true || get(property, 'not') !== undefined) continue;
    object[name] = sample(document, schema, options, depth + 1);
  }
  const least = number(flat, 'minProperties') ?? 0;
  for (const [name, schema] of propertiesOf(flat)) {
    if (Object.keys(object).length >= least) break;
    if (get(flatten(document, schema), 'readOnly') !== true)
      object[name] ??= sample(document, schema, options, depth + 1);
  }
  const extra = get(flat, 'additionalProperties');
  for (let index = 0; Object.keys(object).length < least && extra !== false; index++) {
    object[`key${index}`] = sample(document, isObject(extra) ? extra : { type: 'string' }, options, depth + 1);
  }
  return object;
}

function arraySample(document: JsonObject, flat: JsonObject, options: SampleOptions, depth: number): Json {
  const least = number(flat, 'minItems') ?? 0;
  const most = number(flat, 'maxItems') ?? Infinity;
  const count = Math.min(Math.max(least, depth > 3 ? 0 : 1), most, 1000);
  const items = get(flat, 'items');
  const schema = isObject(items) || typeof items === 'boolean' ? items : undefined;
  const distinct = get(flat, 'uniqueItems') === true;
  return Array.from({ length: count }, (_, index) =>
    itemSample(document, schema, options, depth, distinct ? index : 0),
  );
}

function itemSample(
  document: JsonObject,
  schema: Schema | undefined,
  options: SampleOptions,
  depth: number,
  index: number,
): Json {
  const flat = flatten(document, schema);
  const list = get(flat, 'enum');
  if (isArray(list) && list.length > 0) return list[index % list.length] as Json;
  const value = sample(document, schema, { ...options, n: options.n + index }, depth + 1);
  return index > 0 && typeof value === 'string' && givenValue(flat) !== undefined ? `${value}${index}` : value;
}

/** A number within its bounds, near 1. */
export function numberSample(flat: JsonObject, integer: boolean, n = 0): number {
  const step = number(flat, 'multipleOf') ?? (integer ? 1 : undefined);
  const least = lowest(flat, step ?? 0.5);
  const most = highest(flat, step ?? 0.5);
  const wanted = Math.min(Math.max(1 + (n % 50), least), most);
  if (step === undefined) return wanted;
  const rounded = Math.ceil(wanted / step) * step;
  return rounded > most ? Math.floor(most / step) * step : rounded;
}

/** The least allowed number; -Infinity when there is no bound. */
export function lowest(flat: JsonObject, step: number): number {
  const exclusive = number(flat, 'exclusiveMinimum');
  return Math.max(number(flat, 'minimum') ?? -Infinity, exclusive === undefined ? -Infinity : exclusive + step);
}

/** The greatest allowed number; Infinity when there is no bound. */
export function highest(flat: JsonObject, step: number): number {
  const exclusive = number(flat, 'exclusiveMaximum');
  return Math.min(number(flat, 'maximum') ?? Infinity, exclusive === undefined ? Infinity : exclusive - step);
}

/** A numeric keyword's value. */
export function number(flat: JsonObject, key: string): number | undefined {
  const value = get(flat, key);
  return typeof value === 'number' ? value : undefined;
}

function stringSample(flat: JsonObject, n: number): string {
  const pattern = get(flat, 'pattern');
  const least = number(flat, 'minLength') ?? 0;
  const most = number(flat, 'maxLength') ?? Infinity;
  if (typeof pattern === 'string') return matching(pattern, Math.min(least, 10_000));
  const format = get(flat, 'format');
  const known = typeof format === 'string' ? formatSample(format, n) : undefined;
  return known ?? fit(`sample ${n}`, least, most);
}

/** A text shortened or padded to a length in code points. */
export function fit(text: string, least: number, most: number): string {
  const chars = [...text];
  if (chars.length > most) return chars.slice(chars.length - most).join('');
  return text + 'x'.repeat(Math.max(0, Math.min(least, 1_000_000) - chars.length));
}
