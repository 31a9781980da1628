/** Outlines a schema: its properties, types and items, collected through `$ref`, `allOf`, `anyOf` and `oneOf`. */
import type { Schema } from '../../model/contract.js';
import { get, getArray, isObject, listOf } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { References } from './references.js';
import { flatten } from './write-only.js';

export interface SchemaOutline {
  /** Each property with every schema that applies to it, in declared order. */
  readonly properties: ReadonlyMap<string, readonly JsonObject[]>;
  readonly required: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** Schemas of an array's items. */
  readonly items: readonly JsonObject[];
  /** Whether undeclared properties are kept: `additionalProperties` allows them, or no property is declared. */
  readonly isOpen: boolean;
}

const outlines = new WeakMap<References, WeakMap<object, SchemaOutline>>();

/** The outline of a schema, computed once per schema of a contract. */
export function outlineOf(schema: Schema | Json | undefined, references: References): SchemaOutline {
  if (!isObject(schema)) return EMPTY;
  let known = outlines.get(references);
  if (known === undefined) outlines.set(references, (known = new WeakMap()));
  let outline = known.get(schema);
  if (outline === undefined) known.set(schema, (outline = buildOutline(flatten(schema, references), references)));
  return outline;
}

const EMPTY: SchemaOutline = { properties: new Map(), required: new Set(), types: new Set(), items: [], isOpen: true };

function buildOutline(schemas: readonly JsonObject[], references: References): SchemaOutline {
  const properties = collectProperties(schemas, references);
  const required = schemas.flatMap((schema) => getArray(schema, 'required')).filter((name) => typeof name === 'string');
  const items = schemas.flatMap((schema) => flatten(get(schema, 'items'), references));
  const additional = schemas.map((schema) => get(schema, 'additionalProperties'));
  const isOpen = properties.size === 0 || additional.some((each) => each === true || isObject(each));
  return { properties, required: new Set(required), types: typesOf(schemas), items, isOpen };
}

/** A base schema's properties come first in the order, but the schema's own declarations take precedence. */
function collectProperties(schemas: readonly JsonObject[], references: References): Map<string, JsonObject[]> {
  const properties = new Map<string, JsonObject[]>();
  const [self, ...bases] = schemas;
  for (const schema of self === undefined ? [] : [...bases, self]) {
    for (const [name, value] of Object.entries(get(schema, 'properties') ?? {})) {
      const declared = flatten(value as Json, references);
      properties.set(name, [...declared, ...(properties.get(name) ?? [])]);
    }
  }
  return properties;
}

/** The types that schemas declare; `object` and `array` are inferred from `properties` and `items`. */
export function typesOf(schemas: readonly JsonObject[]): Set<string> {
  const types = new Set<string>();
  for (const schema of schemas) {
    const type = get(schema, 'type');
    for (const name of listOf(type)) if (typeof name === 'string') types.add(name);
    if (type === undefined && get(schema, 'properties') !== undefined) types.add('object');
    if (type === undefined && get(schema, 'items') !== undefined) types.add('array');
  }
  return types;
}

/** Whether numbers are among the types. */
export function isNumeric(types: ReadonlySet<string>): boolean {
  return types.has('integer') || types.has('number');
}

/** The first value of a keyword among schemas. */
export function keyword(schemas: readonly JsonObject[] | undefined, name: string): Json | undefined {
  return schemas?.map((schema) => get(schema, name)).find((value) => value !== undefined);
}

/** Whether any of the schemas is marked `readOnly` or `writeOnly`. */
export function isMarked(schemas: readonly JsonObject[] | undefined, mark: 'readOnly' | 'writeOnly'): boolean {
  return schemas?.some((schema) => get(schema, mark) === true) === true;
}

/** The component that a schema refers to with `$ref`, directly or as the only member of an `allOf`. */
export function nameOf(schema: Schema | Json | undefined): string | undefined {
  const parts = getArray(schema, 'allOf');
  const ref = get(schema, '$ref') ?? get(parts.length === 1 ? parts[0] : undefined, '$ref');
  return typeof ref === 'string' && ref.startsWith('#/components/schemas/') ? ref.slice(21) : undefined;
}
