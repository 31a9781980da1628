/** Which of a schema's alternatives (`oneOf`, `anyOf`) a value is meant to be. */
import type { Schema } from '../../model/contract.js';
import { get, getArray, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { keyword, outlineOf } from './outline.js';
import type { References } from './references.js';

/** The schema with its alternatives narrowed to the one that the value names or fits; itself if there are none. */
export function variantOf(schema: Schema | undefined, value: JsonObject, references: References): Schema | undefined {
  const ref = get(schema, '$ref');
  const target = typeof ref === 'string' ? references.resolve(ref) : schema;
  if (!isObject(target)) return schema;
  const key = ['oneOf', 'anyOf'].find((each) => getArray(target, each).length > 1);
  if (key === undefined) return schema;
  const chosen = choose(target, getArray(target, key), value, references);
  if (chosen === undefined) return schema;
  const { [key]: _, ...rest } = target;
  const narrow = variantOf(chosen, value, references) ?? chosen;
  return Object.keys(rest).some((each) => each !== 'discriminator') ? { allOf: [rest, narrow] } : narrow;
}

function choose(
  schema: JsonObject,
  options: readonly Json[],
  value: JsonObject,
  references: References,
): JsonObject | undefined {
  const all = options.filter(isObject);
  const property = get(get(schema, 'discriminator'), 'propertyName');
  const named = typeof property === 'string' ? get(value, property) : undefined;
  const mapped = typeof named === 'string' ? get(get(get(schema, 'discriminator'), 'mapping'), named) : undefined;
  const wanted = typeof mapped === 'string' ? mapped : named;
  return (
    all.find((option) => typeof wanted === 'string' && leadsTo(get(option, '$ref'), wanted)) ??
    all.find((option) => fits(option, value, references))
  );
}

/** Whether a `$ref` is what a discriminator names: the reference, or the component's name. */
function leadsTo(ref: Json | undefined, wanted: string): boolean {
  return ref === wanted || ref === `#/components/schemas/${wanted}`;
}

/** Whether a value has everything that must be in it, and no fixed value says otherwise. */
function fits(option: JsonObject, value: JsonObject, references: References): boolean {
  const { properties, required } = outlineOf(option, references);
  return [...properties].every(([name, said]) => {
    const own = get(value, name);
    if (own === undefined) return !required.has(name) || keyword(said, 'readOnly') === true;
    const fixed = keyword(said, 'const');
    const listed = keyword(said, 'enum');
    return (fixed === undefined || fixed === own) && (!isArray(listed) || listed.includes(own));
  });
}
