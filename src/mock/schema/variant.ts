/** Selects the alternative of a schema (`oneOf`, `anyOf`) that a value represents. */
import type { Schema } from '../../model/contract.js';
import { get, getArray, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { keyword, outlineOf } from './outline.js';
import type { References } from './references.js';

/** The schema narrowed to the alternative that the value names or matches; unchanged if there is none. */
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
    all.find((option) => typeof wanted === 'string' && isNamedBy(get(option, '$ref'), wanted)) ??
    all.find((option) => fits(option, value, references))
  );
}

/** Whether a discriminator value selects a `$ref`: as the reference itself or as the component's name. */
function isNamedBy(ref: Json | undefined, wanted: string): boolean {
  return ref === wanted || ref === `#/components/schemas/${wanted}`;
}

/** Whether a value has every required property and contradicts no `const` or `enum`. */
function fits(option: JsonObject, value: JsonObject, references: References): boolean {
  const { properties, required } = outlineOf(option, references);
  return [...properties].every(([name, declared]) => {
    const own = get(value, name);
    if (own === undefined) return !required.has(name) || keyword(declared, 'readOnly') === true;
    const fixed = keyword(declared, 'const');
    const listed = keyword(declared, 'enum');
    return (fixed === undefined || fixed === own) && (!isArray(listed) || listed.includes(own));
  });
}
