/** Follows `$ref` and merges `allOf`, so that a schema can be described in one place. */
import type { Schema } from '../../../src/model/contract.js';
import { getArray, getObject, getString, isObject, resolvePointer } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';

/** The `$ref` of a schema, if it has one. */
export function refOf(schema: Json | undefined): string | undefined {
  return getString(schema, '$ref');
}

/** A schema with its `$ref` resolved, the siblings of `$ref` taking precedence, and the members of `allOf` merged. */
export function followed(document: JsonObject, schema: Schema, hops = 0): Schema {
  if (!isObject(schema) || hops > 20) return schema;
  const ref = refOf(schema);
  if (ref !== undefined) {
    const target = resolvePointer(document, ref);
    const { $ref: _, ...siblings } = schema;
    const whole = followed(document, isObject(target) || typeof target === 'boolean' ? target : {}, hops + 1);
    return isObject(whole) ? { ...whole, ...siblings } : siblings;
  }
  const parts = getArray(schema, 'allOf').filter(isObject);
  return parts.length === 0 ? schema : merged(document, schema, parts, hops);
}

function merged(document: JsonObject, schema: JsonObject, parts: readonly JsonObject[], hops: number): JsonObject {
  const { allOf: _, ...own } = schema;
  const all = [...parts.map((part) => followed(document, part, hops + 1)), own].filter(isObject);
  const properties = Object.fromEntries(all.flatMap((part) => Object.entries(getObject(part, 'properties'))));
  const required = all.flatMap((part) => getArray(part, 'required'));
  const whole: JsonObject = Object.fromEntries(all.flatMap((part) => Object.entries(part)));
  return {
    ...whole,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}
