/** Looks a schema over: its properties, types and names, through `$ref`, `allOf` and the like. */
import type { Schema } from '../../model/contract.js';
import { get, getArray, isObject, listOf } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { References } from './references.js';
import { flatten } from './write-only.js';

export interface SchemaOutline {
  /** Each property with every schema that is said of it, in declared order. */
  readonly properties: ReadonlyMap<string, readonly JsonObject[]>;
  readonly required: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** Schemas of an array's items. */
  readonly items: readonly JsonObject[];
  /** Properties that are not named are welcome: it says so, or names none. */
  readonly isOpen: boolean;
}

const outlines = new WeakMap<References, WeakMap<object, SchemaOutline>>();

/** Looks once at each schema of a contract. */
export function outlineOf(schema: Schema | Json | undefined, references: References): SchemaOutline {
  if (!isObject(schema)) return EMPTY;
  let known = outlines.get(references);
  if (known === undefined) outlines.set(references, (known = new WeakMap()));
  let found = known.get(schema);
  if (found === undefined) known.set(schema, (found = buildOutline(flatten(schema, references), references)));
  return found;
}

const EMPTY: SchemaOutline = { properties: new Map(), required: new Set(), types: new Set(), items: [], isOpen: true };

function buildOutline(schemas: readonly JsonObject[], references: References): SchemaOutline {
  const properties = new Map<string, JsonObject[]>();
  // In the order of the wire a base's properties come first, though what the schema itself says has more weight.
  const [self, ...bases] = schemas;
  for (const schema of self === undefined ? [] : [...bases, self]) {
    for (const [name, value] of Object.entries(get(schema, 'properties') ?? {})) {
      const said = flatten(value as Json, references);
      properties.set(name, [...said, ...(properties.get(name) ?? [])]);
    }
  }
  const required = schemas.flatMap((schema) => getArray(schema, 'required')).filter((name) => typeof name === 'string');
  const items = schemas.flatMap((schema) => flatten(get(schema, 'items'), references));
  const additional = schemas.map((schema) => get(schema, 'additionalProperties'));
  const isOpen = properties.size === 0 || additional.some((each) => each === true || isObject(each));
  return { properties, required: new Set(required), types: typesOf(schemas), items, isOpen };
}

/** The types that schemas name; `object` and `array` also where only their keywords do. */
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

/** The first value of a keyword in what is said of a property. */
export function keyword(schemas: readonly JsonObject[] | undefined, name: string): Json | undefined {
  return schemas?.map((schema) => get(schema, name)).find((value) => value !== undefined);
}

/** Whether any of the schemas says so: `readOnly`, `writeOnly`. */
export function isMarked(schemas: readonly JsonObject[] | undefined, mark: 'readOnly' | 'writeOnly'): boolean {
  return schemas?.some((schema) => get(schema, mark) === true) === true;
}

/** The component name behind a `$ref` schema, also through a single-member `allOf`. */
export function nameOf(schema: Schema | Json | undefined): string | undefined {
  const ref =
    get(schema, '$ref') ??
    get(getArray(schema, 'allOf').length === 1 ? getArray(schema, 'allOf')[0] : undefined, '$ref');
  return typeof ref === 'string' && ref.startsWith('#/components/schemas/') ? ref.slice(21) : undefined;
}
