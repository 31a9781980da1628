/** Facts about schemas, with references resolved (JSON Schema 2020-12 §8.2.3). */
import type { OpenApi, Schema } from './contract.js';
import { get, getArray, getObject, isArray, isObject, listOf, pointerKeys, resolvePointer } from './json.js';
import type { Json, JsonObject } from './json.js';

type Document = Pick<OpenApi, 'document'>;

/** A schema with its top-level `$ref`s resolved; `true` if they are circular or cannot be resolved. */
export function resolveSchema(schema: Schema | undefined, openapi: Document): Schema {
  let found: Json | undefined = schema;
  for (let hops = 0; hops < 50; hops += 1) {
    const reference = get(found, '$ref');
    if (typeof reference !== 'string') return isObject(found) || typeof found === 'boolean' ? found : true;
    found = resolvePointer(openapi.document, reference);
  }
  return true;
}

/** The name of the component that a schema refers to, directly or through an `allOf` with a single reference. */
export function schemaName(schema: Schema | undefined): string | undefined {
  const reference = get(schema, '$ref');
  if (typeof reference === 'string') {
    const [components, schemas, name, ...rest] = pointerKeys(reference);
    return components === 'components' && schemas === 'schemas' && rest.length === 0 ? name : undefined;
  }
  const parts = getArray(schema, 'allOf').filter((part) => typeof get(part, '$ref') === 'string');
  return parts.length === 1 ? schemaName(parts[0] as Schema) : undefined;
}

/** A property of an object schema, from any of its `allOf` parts. */
export interface SchemaProperty {
  readonly schema: Schema;
  readonly required: boolean;
}

/** The properties of an object schema, those of its `allOf` parts first, each in declared order. */
export function schemaProperties(schema: Schema | undefined, openapi: Document): ReadonlyMap<string, SchemaProperty> {
  const found = new Map<string, SchemaProperty>();
  collect(schema, openapi, found, new Set());
  return found;
}

function collect(
  schema: Schema | undefined,
  openapi: Document,
  found: Map<string, SchemaProperty>,
  seen: Set<Schema>,
): void {
  const resolved = resolveSchema(schema, openapi);
  if (typeof resolved === 'boolean' || seen.has(resolved)) return;
  seen.add(resolved);
  for (const part of getArray(resolved, 'allOf')) if (isObject(part)) collect(part, openapi, found, seen);
  const required = getArray(resolved, 'required');
  for (const [name, value] of Object.entries(getObject(resolved, 'properties'))) {
    if (!isObject(value) && typeof value !== 'boolean') continue;
    found.set(name, { schema: value, required: required.includes(name) || (found.get(name)?.required ?? false) });
  }
  for (const name of required) {
    const known = typeof name === 'string' ? found.get(name) : undefined;
    if (known && !known.required) found.set(name as string, { ...known, required: true });
  }
}

/** Keywords whose value is data, not a schema: a `$ref` in it is not a reference. */
export const DATA_KEYWORDS: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'example', 'examples']);

/** Keywords whose value maps names to schemas: its keys are names, not keywords. */
export const MAP_KEYWORDS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
]);

/** The types under `type`, whether it is one or a list; undefined without `type`. */
export function declaredTypes(schema: Schema | undefined): string[] | undefined {
  const type = get(schema, 'type');
  return type === undefined ? undefined : listOf(type).filter((item) => typeof item === 'string');
}

/** The types that a schema states by `type`, `const` or `enum`. Nothing is inferred from other keywords. */
export function schemaTypes(schema: Schema): string[] {
  return declaredTypes(schema) ?? [...new Set(constValues(schema).map(jsonType))];
}

/** The first example of a schema: `examples` (JSON Schema Validation §9.5) or `example` (OpenAPI 3.0). */
export function schemaExample(schema: Schema | undefined): Json | undefined {
  return getArray(schema, 'examples')[0] ?? get(schema, 'example');
}

/** The only values that a schema allows, by `const` or `enum`. */
export function constValues(schema: Schema | undefined): readonly Json[] {
  const value = get(schema, 'const');
  return value === undefined ? getArray(schema, 'enum') : [value];
}

/** The JSON Schema type of a value; `number` for every number. */
export function jsonType(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return typeof value;
}

/** Whether a schema describes objects. */
export function isObjectSchema(schema: Schema, openapi: Document): schema is JsonObject {
  const resolved = resolveSchema(schema, openapi);
  return (
    schemaTypes(resolved).includes('object') ||
    isObject(get(resolved, 'properties')) ||
    getArray(resolved, 'allOf').some((part) => isObject(part) && isObjectSchema(part, openapi))
  );
}
