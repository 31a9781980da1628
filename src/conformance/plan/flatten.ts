/** Schemas flattened into one object, and what can be read from them. */
import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject, resolvePointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';

/**
 * A schema with its `$ref`s and `allOf`s merged into one object, one level deep (properties keep their own `$ref`s).
 * Good enough to build values from; the whole schema judges what was built.
 */
export function flatten(document: JsonObject, schema: Schema | undefined, seen: readonly string[] = []): JsonObject {
  if (schema === undefined || schema === true) return {};
  if (schema === false) return { not: {} };
  const ref = get(schema, '$ref');
  const parts: JsonObject[] = [];
  if (typeof ref === 'string' && !seen.includes(ref)) {
    parts.push(flatten(document, asSchema(resolvePointer(document, ref)), [...seen, ref]));
  }
  const all = get(schema, 'allOf');
  if (isArray(all)) parts.push(...all.map((part: Json) => flatten(document, asSchema(part), seen)));
  parts.push(without(schema, ['$ref', 'allOf']));
  return parts.reduce(merge);
}

/** A value as a schema; a value that is not a schema becomes one that accepts everything. */
export function asSchema(value: Json | undefined): Schema {
  return isObject(value) || typeof value === 'boolean' ? value : true;
}

/** The schemas of an object's properties, by name. */
export function propertiesOf(schema: JsonObject): Map<string, Schema> {
  const properties = get(schema, 'properties');
  return new Map(
    isObject(properties) ? Object.entries(properties).map(([name, value]) => [name, asSchema(value)]) : [],
  );
}

/** Names under `required`. */
export function requiredOf(schema: JsonObject): Set<string> {
  const required = get(schema, 'required');
  return new Set(isArray(required) ? required.filter((name): name is string => typeof name === 'string') : []);
}

/** JSON types that a flattened schema allows, stated or implied by its keywords; empty when it states none. */
export function typesOf(schema: JsonObject): readonly string[] {
  const type = get(schema, 'type');
  if (typeof type === 'string') return [type];
  if (isArray(type)) return type.filter((name): name is string => typeof name === 'string');
  if (Object.hasOwn(schema, 'properties')) return ['object'];
  if (Object.hasOwn(schema, 'items') || Object.hasOwn(schema, 'prefixItems')) return ['array'];
  if (['minLength', 'maxLength', 'pattern', 'format'].some((key) => Object.hasOwn(schema, key))) return ['string'];
  if (['minimum', 'maximum', 'multipleOf'].some((key) => Object.hasOwn(schema, key))) return ['number'];
  return [];
}

/** The alternatives of `oneOf` or `anyOf`, each with the schema around it merged in; the schema itself when there are none. */
export function alternatives(document: JsonObject, schema: JsonObject): readonly JsonObject[] {
  const list = get(schema, 'oneOf') ?? get(schema, 'anyOf');
  if (!isArray(list) || list.length === 0) return [schema];
  const rest = without(schema, ['oneOf', 'anyOf']);
  return list.map((part: Json) => merge(flatten(document, asSchema(part)), rest));
}

function merge(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = Object.assign(Object.create(null), a);
  for (const [key, value] of Object.entries(b)) merged[key] = mergeKeyword(key, get(a, key), value);
  return merged;
}

function mergeKeyword(key: string, a: Json | undefined, b: Json | undefined): Json | undefined {
  if (a === undefined || b === undefined) return b ?? a;
  if (key === 'properties' && isObject(a) && isObject(b)) return mergeProperties(a, b);
  if (key === 'required' && isArray(a) && isArray(b)) return [...new Set([...a, ...b])] as Json[];
  if (key === 'enum' && isArray(a) && isArray(b)) return a.filter((value: Json) => includes(b, value));
  if (typeof a === 'number' && typeof b === 'number') {
    if (key.startsWith('min') || key === 'exclusiveMinimum') return Math.max(a, b);
    if (key.startsWith('max') || key === 'exclusiveMaximum') return Math.min(a, b);
  }
  return b;
}

function mergeProperties(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = Object.assign(Object.create(null), a);
  for (const [name, value] of Object.entries(b)) {
    const known = get(a, name);
    merged[name] = known === undefined || value === undefined ? value : { allOf: [known, value] };
  }
  return merged;
}

function includes(list: readonly Json[], value: Json): boolean {
  const text = JSON.stringify(value);
  return list.some((item) => JSON.stringify(item) === text);
}

function without(schema: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}
