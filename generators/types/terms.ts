/** Finds the schemas that describe the properties and links of the vocabulary. */
import type { Contract, SupportedProperty } from '../../src/model/contract.js';
import { get, getArray, getObject, getString, isArray, isObject, resolvePointer } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';

/** What the vocabulary states about schemas, by schema object. */
export interface Terms {
  /** The property that a member of `properties` describes. */
  readonly properties: ReadonlyMap<unknown, SupportedProperty>;
  /** The schemas of strings that are links, with the path templates of their targets (none: any target). */
  readonly links: ReadonlyMap<unknown, readonly string[]>;
}

/** Matches the schemas of each class with its properties. `document` is the contract's own document or a copy. */
export function findTerms({ hydra }: Contract, document: JsonObject): Terms {
  const properties = new Map<unknown, SupportedProperty>();
  const links = new Map<unknown, readonly string[]>();
  const schemas = getObject(getObject(document, 'components'), 'schemas');
  for (const cls of hydra.classes) {
    const members = cls.schemas.flatMap((name) => membersOf(document, get(schemas, name)));
    for (const [key, schema] of members) {
      const property = cls.properties.find((candidate) => candidate.key === key);
      if (property !== undefined) properties.set(schema, property);
      const targets = key === '@id' ? cls.paths : targetsOf(property);
      if (targets !== undefined) for (const leaf of strings(document, schema)) links.set(leaf, targets);
    }
  }
  return { properties, links };
}

function targetsOf(property: SupportedProperty | undefined): readonly string[] | undefined {
  if (property?.link === undefined || property.link.kind !== 'Link') return undefined;
  return property.link.path === undefined ? [] : [property.link.path];
}

/** Names and schemas of all properties, including those of `allOf`, `anyOf` and `oneOf`. */
function membersOf(
  document: JsonObject,
  schema: unknown,
  seen = new Set<unknown>(),
): readonly (readonly [string, unknown])[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const ref = getString(schema, '$ref');
  const target = ref === undefined ? [] : [resolvePointer(document, ref)];
  return [
    ...Object.entries(getObject(schema, 'properties')),
    ...[...subschemas(schema), ...target].flatMap((part) => membersOf(document, part, seen)),
  ];
}

/** The schemas in a schema that describe an unrestricted string: the schema itself, its items or its alternatives. */
function strings(document: JsonObject, schema: unknown, depth = 0): readonly unknown[] {
  if (!isObject(schema) || depth > 8) return [];
  const ref = getString(schema, '$ref');
  if (ref !== undefined) return isString(resolvePointer(document, ref)) ? [schema] : [];
  if (isString(schema)) return [schema];
  return [...subschemas(schema), get(schema, 'items')].flatMap((part) => strings(document, part, depth + 1));
}

function subschemas(schema: JsonObject): readonly Json[] {
  return ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => getArray(schema, keyword));
}

function isString(schema: unknown): boolean {
  if (get(schema, 'enum') !== undefined || get(schema, 'const') !== undefined) return false;
  const type = get(schema, 'type');
  return (
    type === 'string' ||
    (isArray(type) && type.includes('string') && type.every((one) => one === 'string' || one === 'null'))
  );
}

/** Whether a schema, or the target of its `$ref`, allows null in addition to strings. */
export function allowsNull(document: JsonObject, schema: unknown): boolean {
  const ref = getString(schema, '$ref');
  const type = get(ref === undefined ? schema : resolvePointer(document, ref), 'type');
  return isArray(type) && type.includes('null');
}
