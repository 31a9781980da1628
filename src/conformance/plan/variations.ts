/** Variations of a valid base value, each in one place. */
import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { itemCountVariations } from './array-variations.js';
import { asSchema, flatten, propertiesOf, requiredOf } from './flatten.js';
import { propertySetVariations } from './object-variations.js';
import { below, varied } from './place.js';
import type { Place, Variation } from './place.js';
import { alternative, sample } from './sample.js';
import { badValues, goodValues } from './values.js';

const MAX_DEPTH = 4;
/** Levels at which absent optional properties are added. */
const MAX_ADDING_DEPTH = 2;
const MAX_VARIATIONS = 400;

/**
 * Everything that can be varied in one place of a valid base value: bounds, choices and absences that the schema allows,
 * and each way to violate one keyword. The whole schema confirms whether each variation is valid, as it claims.
 */
export function variations(document: JsonObject, schema: Schema, base: Json, judge: SchemaJudge): Variation[] {
  const found: Variation[] = [];
  const seen = new Set<string>();
  for (const one of walk({ document, whole: base, at: '#', depth: 0 }, schema, base)) {
    if (found.length >= MAX_VARIATIONS) break;
    const text = JSON.stringify(one.value);
    if (seen.has(text) || (judge(one.value).length === 0) !== one.valid) continue;
    seen.add(text);
    found.push(one);
  }
  return found;
}

function* walk(place: Place, schema: Schema, part: Json): Generator<Variation> {
  const flat = alternative(place.document, flatten(place.document, schema));
  for (const one of goodValues(flat)) yield varied(place, true, one.rule, one.title, one.value, one.trust);
  for (const one of badValues(flat)) yield varied(place, false, one.rule, one.title, one.value, one.trust);
  if (place.depth > MAX_DEPTH) return;
  if (isObject(part)) yield* walkObject(place, flat, part);
  if (isArray(part)) yield* walkArray(place, flat, part);
}

function* walkObject(place: Place, flat: JsonObject, part: JsonObject): Generator<Variation> {
  const required = requiredOf(flat);
  const properties = propertiesOf(flat);
  yield* walkPresent(place, part, properties, required);
  yield* walkAbsent(place, part, properties);
  yield* propertySetVariations(place, flat, part, required);
}

/** Each property of the base removed, then varied. */
function* walkPresent(
  place: Place,
  part: JsonObject,
  properties: ReadonlyMap<string, Schema>,
  required: ReadonlySet<string>,
): Generator<Variation> {
  for (const [name, value] of Object.entries(part)) {
    const inner = below(place, name);
    const isRequired = required.has(name);
    const title = isRequired ? `without the required ${name}` : `without the optional ${name}`;
    yield varied(inner, !isRequired, 'required', title, undefined);
    const schema = properties.get(name);
    if (schema !== undefined && value !== undefined) yield* walk(inner, schema, value);
  }
}

/** Each property that the base lacks added, then varied. */
function* walkAbsent(place: Place, part: JsonObject, properties: ReadonlyMap<string, Schema>): Generator<Variation> {
  if (place.depth > MAX_ADDING_DEPTH) return;
  for (const [name, schema] of properties) {
    if (Object.hasOwn(part, name) || get(flatten(place.document, schema), 'readOnly') === true) continue;
    const value = sample(place.document, schema, { full: false, n: 1 });
    const added = varied(below(place, name), true, 'properties', `with the optional ${name}`, value);
    yield added;
    yield* walk(below({ ...place, whole: added.value }, name), schema, value);
  }
}

function* walkArray(place: Place, flat: JsonObject, part: readonly Json[]): Generator<Variation> {
  const items = asSchema(get(flat, 'items'));
  yield* itemCountVariations(place, flat, part, items);
  if (part.length > 0) yield* walk(below(place, 0), items, part[0]!);
}
