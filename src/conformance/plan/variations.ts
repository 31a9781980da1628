import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject, pointer, pointerKeys } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { asSchema, flatten, propertiesOf, requiredOf, typesOf } from './flatten.js';
import { compile } from './pattern.js';
import { alternative, number, sample } from './sample.js';
import { badValues, goodValues } from './values.js';
import type { ValueVariation } from './values.js';

/** A whole value that differs from the base in one place. */
export interface Variation extends ValueVariation {
  /** JSON Pointer of the place: `#/tags/0`. */
  readonly at: string;
  readonly valid: boolean;
}

const MAX_DEPTH = 4;
const MAX_VARIATIONS = 400;

/**
 * Everything that can be varied in one place of a valid base value: bounds, choices and absences that the schema allows,
 * and each way to break one keyword. Each is judged by the whole schema: what is said to be valid is.
 */
export function variations(document: JsonObject, schema: Schema, base: Json, judge: SchemaJudge): Variation[] {
  const found: Variation[] = [];
  const seen = new Set<string>();
  for (const one of walk(document, schema, base, base, '#', 0)) {
    if (found.length >= MAX_VARIATIONS) break;
    const text = JSON.stringify(one.value);
    if (seen.has(text) || (judge(one.value).length === 0) !== one.valid) continue;
    seen.add(text);
    found.push(one);
  }
  return found;
}

function* walk(
  document: JsonObject,
  schema: Schema,
  whole: Json,
  part: Json,
  at: string,
  depth: number,
): Generator<Variation> {
  const flat = alternative(document, flatten(document, schema));
  const place =
    (valid: boolean) =>
    (one: ValueVariation): Variation => ({ ...one, at, valid, value: put(whole, at, one.value) });
  yield* goodValues(flat).map(place(true));
  yield* badValues(flat).map(place(false));
  if (depth > MAX_DEPTH) return;
  if (isObject(part)) yield* walkObject(document, flat, whole, part, at, depth);
  if (isArray(part)) yield* walkArray(document, flat, whole, part, at, depth);
}

function* walkObject(
  document: JsonObject,
  flat: JsonObject,
  whole: Json,
  part: JsonObject,
  at: string,
  depth: number,
): Generator<Variation> {
  const required = requiredOf(flat);
  const properties = propertiesOf(flat);
  for (const [name, value] of Object.entries(part)) {
    const place = pointer(at, name);
    const must = required.has(name);
    yield {
      at: place,
      rule: 'required',
      title: must ? `without the required ${name}` : `without the optional ${name}`,
      value: put(whole, place, undefined),
      valid: !must,
      trust: 'stated',
    };
    const schema = properties.get(name);
    if (schema !== undefined && value !== undefined) yield* walk(document, schema, whole, value, place, depth + 1);
  }
  for (const [name, schema] of depth > 2 ? [] : properties) {
    if (Object.hasOwn(part, name) || get(flatten(document, schema), 'readOnly') === true) continue;
    const place = pointer(at, name);
    const value = sample(document, schema, { full: false, n: 1 });
    const more = put(whole, place, value);
    yield {
      at: place,
      rule: 'properties',
      title: `with the optional ${name}`,
      value: more,
      valid: true,
      trust: 'stated',
    };
    yield* walk(document, schema, more, value, place, depth + 1);
  }
  if (get(flat, 'additionalProperties') === false || get(flat, 'unevaluatedProperties') === false) {
    const place = pointer(at, 'unexpectedProperty');
    yield {
      at: place,
      rule: 'additionalProperties',
      title: 'with a property that is not allowed',
      value: put(whole, place, 'x'),
      valid: false,
      trust: 'stated',
    };
  }
  const extra = get(flat, 'additionalProperties');
  if (isObject(extra)) {
    const place = pointer(at, 'furtherProperty');
    yield {
      at: place,
      rule: 'additionalProperties',
      title: 'with a further property',
      value: put(whole, place, sample(document, extra, { full: false, n: 1 })),
      valid: true,
      trust: 'stated',
    };
    for (const one of badValues(flatten(document, extra)).slice(0, 4)) {
      yield {
        ...one,
        at: place,
        rule: 'additionalProperties',
        title: `with a further property: ${one.title}`,
        value: put(whole, place, one.value),
        valid: false,
      };
    }
  }
  const most = number(flat, 'maxProperties');
  if (most !== undefined && most < 1000) {
    const value = isObject(extra) ? sample(document, extra, { full: false, n: 1 }) : 'x';
    const add = Object.fromEntries(
      Array.from({ length: Math.max(0, most + 1 - Object.keys(part).length) }, (_, index) => [
        `further${index}`,
        value,
      ]),
    );
    yield {
      at,
      rule: 'maxProperties',
      title: `${most + 1} properties, one too many`,
      value: put(whole, at, { ...part, ...add }),
      valid: false,
      trust: 'stated',
    };
  }
  if ((number(flat, 'minProperties') ?? 0) > 0 && required.size === 0)
    yield {
      at,
      rule: 'minProperties',
      title: 'an empty object',
      value: put(whole, at, {}),
      valid: false,
      trust: 'stated',
    };
  if (required.size > 0)
    yield { at, rule: 'required', title: 'an empty object', value: put(whole, at, {}), valid: false, trust: 'stated' };
  if (depth === 0 && Object.keys(part).some((name) => !required.has(name))) {
    const least = Object.fromEntries(Object.entries(part).filter(([name]) => required.has(name)));
    yield {
      at,
      rule: 'required',
      title: 'only the required properties',
      value: put(whole, at, least),
      valid: true,
      trust: 'stated',
    };
  }
}

function* walkArray(
  document: JsonObject,
  flat: JsonObject,
  whole: Json,
  part: readonly Json[],
  at: string,
  depth: number,
): Generator<Variation> {
  const items = asSchema(get(flat, 'items'));
  const least = number(flat, 'minItems') ?? 0;
  const most = number(flat, 'maxItems');
  const of = (count: number): Json => put(whole, at, many(document, items, part, count));
  if (part.length > 0 && least === 0) {
    yield { at, rule: 'minItems', title: 'an empty array', value: put(whole, at, []), valid: true, trust: 'implied' };
  }
  if (least > 0)
    yield {
      at,
      rule: 'minItems',
      title: `${least} items, the fewest allowed`,
      value: of(least),
      valid: true,
      trust: 'stated',
    };
  if (least > 1)
    yield {
      at,
      rule: 'minItems',
      title: `${least - 1} items, one too few`,
      value: of(least - 1),
      valid: false,
      trust: 'stated',
    };
  if (most !== undefined && most <= 1000) {
    yield {
      at,
      rule: 'maxItems',
      title: `${most} items, the most allowed`,
      value: of(most),
      valid: true,
      trust: 'stated',
    };
    yield {
      at,
      rule: 'maxItems',
      title: `${most + 1} items, one too many`,
      value: of(most + 1),
      valid: false,
      trust: 'stated',
    };
  }
  if (get(flat, 'uniqueItems') === true && part.length > 0) {
    yield {
      at,
      rule: 'uniqueItems',
      title: 'the same item twice',
      value: put(whole, at, [part[0]!, part[0]!]),
      valid: false,
      trust: 'stated',
    };
  }
  if (part.length > 0) yield* walk(document, items, whole, part[0]!, pointer(at, 0), depth + 1);
}

function many(document: JsonObject, items: Schema, part: readonly Json[], count: number): Json {
  const flat = flatten(document, items);
  const isFree = typesOf(flat).includes('string') && !('enum' in flat) && !('const' in flat);
  const values: Json[] = part.slice(0, count);
  for (let index = values.length; index < count; index++) {
    const made = sample(document, items, { full: false, n: index });
    values.push(isFree && typeof made === 'string' && values.includes(made) ? another(made, flat, values) : made);
  }
  return values;
}

/** A text like the others, and unlike each of them, that still matches the pattern if there is one. */
function another(text: string, flat: JsonObject, others: readonly Json[]): string {
  const source = get(flat, 'pattern');
  const pattern = typeof source === 'string' ? compile(source) : undefined;
  const most = number(flat, 'maxLength') ?? Infinity;
  const fits = (one: string): boolean => !others.includes(one) && one.length <= most && (pattern?.test(one) ?? true);
  const endings = [...ALPHABET, ...[...ALPHABET].flatMap((a) => [...ALPHABET].map((b) => a + b))];
  return (
    endings.map((end) => text.slice(0, Math.max(0, text.length - end.length)) + end).find(fits) ??
    endings.map((end) => text + end).find(fits) ??
    `${text}${others.length}`
  );
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A copy of a value with another one at a pointer; `undefined` takes the place away. */
export function put(whole: Json, at: string, value: Json | undefined): Json {
  return putKeys(whole, pointerKeys(at), value) ?? null;
}

function putKeys(whole: Json | undefined, keys: readonly string[], value: Json | undefined): Json | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (isArray(whole)) {
    const copy = [...whole];
    const inner = putKeys(copy[Number(key)], rest, value);
    if (inner === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = inner;
    return copy;
  }
  const copy: Record<string, Json | undefined> = Object.assign(Object.create(null), isObject(whole) ? whole : {});
  const inner = putKeys(get(whole, key), rest, value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}
