import type { Contract, SupportedProperty } from '../../src/model/contract.js';
import { get, getArray, getObject, getString, isArray, isObject, resolvePointer } from '../../src/model/json.js';
import type { JsonObject } from '../../src/model/json.js';

/** What the vocabulary says of schemas, found by the schema object itself. */
export interface Terms {
  /** The property that a member of `properties` stands for. */
  readonly properties: ReadonlyMap<unknown, SupportedProperty>;
  /** Schemas of strings that are links, with the path templates that they lead to (none: anywhere). */
  readonly links: ReadonlyMap<unknown, readonly string[]>;
}

/** Ties the schemas of each class to its properties; `document` is the contract's own or a copy of it. */
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

/** Names and schemas of all properties, those of `allOf` and the like included. */
function membersOf(
  document: JsonObject,
  schema: unknown,
  seen = new Set<unknown>(),
): readonly (readonly [string, unknown])[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => getArray(schema, keyword));
  const ref = getString(schema, '$ref');
  if (ref !== undefined) parts.push(resolvePointer(document, ref) ?? null);
  return [
    ...Object.entries(getObject(schema, 'properties')),
    ...parts.flatMap((part) => membersOf(document, part, seen)),
  ];
}

/** The schemas within a schema that describe a free string: itself, its items, its alternatives. */
function strings(document: JsonObject, schema: unknown, depth = 0): readonly unknown[] {
  if (!isObject(schema) || depth > 8) return [];
  const ref = getString(schema, '$ref');
  if (ref !== undefined) return isString(resolvePointer(document, ref)) ? [schema] : [];
  if (isString(schema)) return [schema];
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => getArray(schema, keyword));
  return [...parts, get(schema, 'items')].flatMap((part) => strings(document, part, depth + 1));
}

function isString(schema: unknown): boolean {
  if (get(schema, 'enum') !== undefined || get(schema, 'const') !== undefined) return false;
  const type = get(schema, 'type');
  return (
    type === 'string' ||
    (isArray(type) && type.includes('string') && type.every((one) => one === 'string' || one === 'null'))
  );
}

/** Whether a schema (or what it refers to) allows null beside strings. */
export function allowsNull(document: JsonObject, schema: unknown): boolean {
  const ref = getString(schema, '$ref');
  const type = get(ref === undefined ? schema : resolvePointer(document, ref), 'type');
  return isArray(type) && type.includes('null');
}
