/** Reads the JSON Schemas (2020-12) of a description: follows references, flattens compositions, ends cycles. */
import type { Schema } from '../../model/contract.js';
import { get, getArray, getObject, getString, isArray, isObject, pointer, resolvePointer } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';

/** A schema and its place. */
export interface Placed {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** A property of an object schema, declared by some part of its composition. */
export interface PropertySchema {
  readonly name: string;
  /** As written: may be a `$ref`. */
  readonly schema: Schema;
  readonly pointer: string;
}

const MAX_PARTS = 200;

/** A schema and every part that it is built from: `$ref` targets, `allOf` and, by default, its alternatives. */
export function partsOf(document: JsonObject, schema: Schema, at: string, alternatives = true): Placed[] {
  const parts: Placed[] = [];
  const seen = new Set<unknown>();
  const queue: [unknown, string][] = [[schema, at]];
  for (let next = queue.shift(); next !== undefined && parts.length < MAX_PARTS; next = queue.shift()) {
    const [value, place] = next;
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    parts.push({ schema: value, pointer: place });
    const reference = getString(value, '$ref');
    if (reference !== undefined) queue.push([resolvePointer(document, reference), reference]);
    for (const keyword of alternatives ? ['allOf', 'anyOf', 'oneOf'] : ['allOf']) {
      for (const [index, part] of getArray(value, keyword).entries())
        queue.push([part, pointer(place, keyword, index)]);
    }
  }
  return parts;
}

/** The properties that a schema declares anywhere in its composition, in the order of declaration. */
export function propertiesOf(document: JsonObject, schema: Schema, at: string): Map<string, PropertySchema> {
  const properties = new Map<string, PropertySchema>();
  for (const part of partsOf(document, schema, at)) {
    for (const [name, property] of Object.entries(getObject(part.schema, 'properties'))) {
      if (properties.has(name) || !(isObject(property) || typeof property === 'boolean')) continue;
      properties.set(name, { name, schema: property, pointer: pointer(part.pointer, 'properties', name) });
    }
  }
  return properties;
}

/** The properties that every instance must have; alternatives do not count. */
export function requiredOf(document: JsonObject, schema: Schema, at: string): Set<string> {
  const parts = partsOf(document, schema, at, false);
  return new Set(parts.flatMap((part) => getArray(part.schema, 'required').filter((name) => typeof name === 'string')));
}

/** Whether an annotation such as `readOnly` is set on a schema or on a part that it is built from. */
export function isFlagged(document: JsonObject, schema: Schema, flag: 'readOnly' | 'writeOnly'): boolean {
  return partsOf(document, schema, '', false).some((part) => get(part.schema, flag) === true);
}

/**
 * The alternatives of a schema as plain schemas: without `$ref`, without composition, with at most one `type`.
 * `null` is left out, since Hydra cannot express it. A schema that allows any value has one empty alternative.
 */
export function alternativesOf(document: JsonObject, schema: Schema): JsonObject[] {
  const flat = flatten(document, schema, new Set());
  return flat
    .flatMap((each) => typesOf(each).map((type) => (type === undefined ? each : { ...each, type })))
    .filter((each) => !isNull(each));
}

function flatten(document: JsonObject, schema: unknown, seen: ReadonlySet<unknown>): JsonObject[] {
  if (!isObject(schema)) return schema === false ? [] : [{}];
  if (seen.has(schema)) return [{}];
  const inner = new Set(seen).add(schema);
  const { $ref, allOf: _all, anyOf: _any, oneOf: _one, ...own } = schema;
  let found: JsonObject[] = [own];
  if (typeof $ref === 'string') found = combine(found, flatten(document, resolvePointer(document, $ref), inner));
  for (const part of getArray(schema, 'allOf')) found = combine(found, flatten(document, part, inner));
  for (const keyword of ['anyOf', 'oneOf']) {
    const choices = getArray(schema, keyword);
    if (choices.length > 0)
      found = combine(
        found,
        choices.flatMap((choice) => flatten(document, choice, inner)),
      );
  }
  return found;
}

function combine(left: readonly JsonObject[], right: readonly JsonObject[]): JsonObject[] {
  return left.flatMap((a) => right.map((b) => ({ ...b, ...a }))).slice(0, MAX_PARTS);
}

function typesOf(schema: JsonObject): (string | undefined)[] {
  const type = get(schema, 'type');
  if (isArray(type)) return type.filter((each): each is string => typeof each === 'string');
  return [typeof type === 'string' ? type : implied(schema)];
}

/** The type of the `const` or of the first `enum` value, for a schema without `type`. */
function implied(schema: JsonObject): string | undefined {
  const value = Object.hasOwn(schema, 'const') ? schema['const'] : getArray(schema, 'enum')[0];
  if (value === undefined) return Object.hasOwn(schema, 'properties') ? 'object' : undefined;
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isNull(schema: JsonObject): boolean {
  return get(schema, 'type') === 'null';
}
