/** A normalized form of schemas, in which they are compared. */
import type { OpenApi, Schema } from '../../model/contract.js';
import { get, getArray, getObject, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { constValues, resolveSchema, schemaName, schemaTypes } from '../../model/schema-walk.js';

/** What a schema states, with `$ref` and `allOf` resolved. */
export interface View {
  /** Empty: any type. `integer` is left out next to `number`. */
  readonly types: ReadonlySet<string>;
  /** The only allowed values, as JSON; undefined if there is no such restriction. */
  readonly values: ReadonlySet<string> | undefined;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly items: Schema | undefined;
  readonly alternatives: readonly Schema[];
  /** The schema of additional properties, if stated. */
  readonly additional: Schema | undefined;
  /** Whether additional properties are allowed. */
  readonly open: boolean;
  /** Every keyword with its value; of several `allOf` parts the first one counts. */
  readonly keywords: ReadonlyMap<string, Json>;
}

/** A schema and the Description that its references refer to. */
export interface SchemaIn {
  readonly schema: Schema | undefined;
  readonly openapi: OpenApi;
}

/** The view of a schema. If several `allOf` parts state a property, the last one counts. */
export function viewOf({ schema, openapi }: SchemaIn): View {
  const parts = partsOf(schema, openapi, new Set());
  const keywords = new Map<string, Json>();
  for (const part of parts)
    for (const [key, value] of Object.entries(part))
      if (value !== undefined && !keywords.has(key)) keywords.set(key, value);
  const valued = parts.find((part) => constValues(part).length > 0);
  return {
    types: typesOf(parts),
    values: valued === undefined ? undefined : new Set(constValues(valued).map((value) => JSON.stringify(value))),
    properties: new Map(parts.flatMap((part) => Object.entries(getObject(part, 'properties')).filter(isSchemaEntry))),
    required: new Set(parts.flatMap((part) => getArray(part, 'required').filter((name) => typeof name === 'string'))),
    items: parts.map((part) => get(part, 'items')).find((items) => isObject(items)) as Schema | undefined,
    additional: parts.map((part) => get(part, 'additionalProperties')).find((one) => isObject(one)) as
      | Schema
      | undefined,
    alternatives: parts
      .flatMap((part) => [...getArray(part, 'oneOf'), ...getArray(part, 'anyOf')])
      .filter((one) => isObject(one)),
    open: parts.every(
      (part) => get(part, 'additionalProperties') !== false && get(part, 'unevaluatedProperties') !== false,
    ),
    keywords,
  };
}

function partsOf(schema: Schema | undefined, openapi: OpenApi, seen: Set<Schema>): Record<string, Json>[] {
  const resolved = resolveSchema(schema, openapi);
  if (typeof resolved === 'boolean' || seen.has(resolved)) return [];
  seen.add(resolved);
  const own = resolved as Record<string, Json>;
  const siblings = isObject(schema) && schema !== resolved ? [schema as Record<string, Json>] : [];
  const parts = getArray(resolved, 'allOf').filter((part) => isObject(part) || typeof part === 'boolean') as Schema[];
  return [...siblings, own, ...parts.flatMap((part) => partsOf(part, openapi, seen))];
}

function typesOf(parts: readonly Record<string, Json>[]): ReadonlySet<string> {
  const stated = parts.map((part) => schemaTypes(part)).find((types) => types.length > 0) ?? [];
  return new Set(stated.includes('number') ? stated.filter((type) => type !== 'integer') : stated);
}

function isSchemaEntry(entry: readonly [string, unknown]): entry is [string, Schema] {
  return isObject(entry[1]) || typeof entry[1] === 'boolean';
}

/** Whether both schemas refer to the component of the same name, which is compared separately. */
export function sameComponent(old: SchemaIn, fresh: SchemaIn): boolean {
  const [before, after] = [old, fresh].map(({ schema }) =>
    get(schema, '$ref') === undefined ? undefined : schemaName(schema),
  );
  return before !== undefined && before === after;
}
