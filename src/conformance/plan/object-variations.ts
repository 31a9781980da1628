/** Variations of an object's set of properties: too many, too few, and names that the schema does not list. */
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { flatten } from './flatten.js';
import { below, varied } from './place.js';
import type { Place, Variation } from './place.js';
import { number, sample } from './sample.js';
import { badValues } from './values.js';

const MAX_PROPERTIES = 1000;

/** Variations of the properties beyond those that the schema lists, and of their number. */
export function* propertySetVariations(
  place: Place,
  flat: JsonObject,
  part: JsonObject,
  required: ReadonlySet<string>,
): Generator<Variation> {
  yield* undeclaredProperty(place, flat);
  yield* additionalProperty(place, flat);
  yield* tooManyProperties(place, flat, part);
  yield* emptyObject(place, flat, required);
  yield* requiredProperties(place, part, required);
}

function* undeclaredProperty(place: Place, flat: JsonObject): Generator<Variation> {
  if (get(flat, 'additionalProperties') !== false && get(flat, 'unevaluatedProperties') !== false) return;
  const extra = below(place, 'unexpectedProperty');
  yield varied(extra, false, 'additionalProperties', 'with a property that is not allowed', 'x');
}

function* additionalProperty(place: Place, flat: JsonObject): Generator<Variation> {
  const schema = get(flat, 'additionalProperties');
  if (!isObject(schema)) return;
  const extra = below(place, 'furtherProperty');
  const value = sample(place.document, schema, { full: false, n: 1 });
  yield varied(extra, true, 'additionalProperties', 'with an additional property', value);
  for (const one of badValues(flatten(place.document, schema)).slice(0, 4)) {
    const title = `with an additional property: ${one.title}`;
    yield varied(extra, false, 'additionalProperties', title, one.value, one.trust);
  }
}

function* tooManyProperties(place: Place, flat: JsonObject, part: JsonObject): Generator<Variation> {
  const most = number(flat, 'maxProperties');
  if (most === undefined || most >= MAX_PROPERTIES) return;
  const schema = get(flat, 'additionalProperties');
  const value: Json = isObject(schema) ? sample(place.document, schema, { full: false, n: 1 }) : 'x';
  const count = Math.max(0, most + 1 - Object.keys(part).length);
  const added = Object.fromEntries(Array.from({ length: count }, (_, index) => [`further${index}`, value]));
  yield varied(place, false, 'maxProperties', `${most + 1} properties, one too many`, { ...part, ...added });
}

function* emptyObject(place: Place, flat: JsonObject, required: ReadonlySet<string>): Generator<Variation> {
  if ((number(flat, 'minProperties') ?? 0) > 0 && required.size === 0)
    yield varied(place, false, 'minProperties', 'an empty object', {});
  if (required.size > 0) yield varied(place, false, 'required', 'an empty object', {});
}

function* requiredProperties(place: Place, part: JsonObject, required: ReadonlySet<string>): Generator<Variation> {
  if (place.depth > 0 || Object.keys(part).every((name) => required.has(name))) return;
  const least = Object.fromEntries(Object.entries(part).filter(([name]) => required.has(name)));
  yield varied(place, true, 'required', 'only the required properties', least);
}
