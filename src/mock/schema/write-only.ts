/** Removes the writeOnly properties of a body (JSON Schema Validation §9.4). */
import type { Schema } from '../../model/contract.js';
import { get, getArray, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { References } from './references.js';

/** The value without its writeOnly properties; the same value if it has none. */
export function withoutWriteOnly(value: Json, schema: Schema | Json | undefined, references: References): Json {
  return strip(value, flatten(schema, references), references);
}

function strip(value: Json, schemas: readonly JsonObject[], references: References): Json {
  if (schemas.length === 0) return value;
  if (isArray(value)) return stripItems(value, schemas, references);
  return isObject(value) ? stripObject(value, schemas, references) : value;
}

function stripItems(value: readonly Json[], schemas: readonly JsonObject[], references: References): readonly Json[] {
  const items = schemas.flatMap((schema) => flatten(get(schema, 'items'), references));
  const result = value.map((item) => strip(item, items, references));
  return result.some((item, index) => item !== value[index]) ? result : value;
}

function stripObject(value: JsonObject, schemas: readonly JsonObject[], references: References): JsonObject {
  const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
  let changed = false;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const found = schemas.flatMap((schema) => flatten(get(get(schema, 'properties'), name), references));
    if (found.some((schema) => get(schema, 'writeOnly') === true)) {
      changed = true;
      continue;
    }
    const stripped = strip(member, found, references);
    changed ||= stripped !== member;
    result[name] = stripped;
  }
  return changed ? result : value;
}

/** The schema, then the schemas that it applies in place: `$ref`, `allOf`, `anyOf`, `oneOf`, `then`, `else`. */
export function flatten(schema: Schema | Json | undefined, references: References): JsonObject[] {
  const found = new Set<JsonObject>();
  const add = (each: Json | undefined): void => {
    if (!isObject(each) || found.has(each)) return;
    found.add(each);
    const ref = get(each, '$ref');
    if (typeof ref === 'string') add(references.resolve(ref));
    for (const key of ['allOf', 'anyOf', 'oneOf']) for (const part of getArray(each, key)) add(part);
    add(get(each, 'then'));
    add(get(each, 'else'));
  };
  add(schema);
  return [...found];
}
