/** Reading JSON Schemas (2020-12) of a Description: references followed, compositions flattened, cycles cut. */
import type { Contract, NamedSchema, Schema } from '../../model/contract.js';
import {
  get,
  getArray,
  getObject,
  getString,
  isObject,
  pointer,
  resolvePointer,
  type JsonObject,
} from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';

/** A schema and where it stands. */
export interface Placed {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** A property of an object schema, as some part of the composition declares it. */
export interface PropertySchema {
  readonly name: string;
  /** As written: may be a `$ref`. */
  readonly schema: Schema;
  readonly pointer: string;
}

const MAX_PARTS = 200;

/** A schema with all that it is made of: `$ref` targets, `allOf`, and, unless told otherwise, the alternatives. */
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

/** The properties that a schema declares, in declared order, wherever in its composition. */
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

/** The names that every instance must have: alternatives do not count. */
export function requiredOf(document: JsonObject, schema: Schema, at: string): Set<string> {
  const parts = partsOf(document, schema, at, false);
  return new Set(parts.flatMap((part) => getArray(part.schema, 'required').filter((name) => typeof name === 'string')));
}

/** Whether an annotation such as `readOnly` is set on a schema or on what it is made of. */
export function isFlagged(document: JsonObject, schema: Schema, flag: 'readOnly' | 'writeOnly'): boolean {
  return partsOf(document, schema, '', false).some((part) => get(part.schema, flag) === true);
}

/**
 * What a value may be, one plain schema for each alternative: no `$ref`, no composition, at most one `type`.
 * `null` is left out: Hydra has no word for it. A schema that allows anything gives one empty alternative.
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
  if (Array.isArray(type)) return type.filter((each): each is string => typeof each === 'string');
  return [typeof type === 'string' ? type : implied(schema)];
}

/** The type of a `const`, or of the first `enum` value, where none is stated. */
function implied(schema: JsonObject): string | undefined {
  const value = Object.hasOwn(schema, 'const') ? schema['const'] : getArray(schema, 'enum')[0];
  if (value === undefined) return Object.hasOwn(schema, 'properties') ? 'object' : undefined;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isNull(schema: JsonObject): boolean {
  return get(schema, 'type') === 'null';
}

const lookups = new WeakMap<Contract, SchemaClasses>();

/** The lookup of a contract, made once. */
export function schemaClasses(contract: Contract): SchemaClasses {
  const known = lookups.get(contract) ?? new SchemaClasses(contract);
  lookups.set(contract, known);
  return known;
}

/** Looks up which classes a schema describes. */
class SchemaClasses {
  readonly #contract: Contract;
  readonly #named: ReadonlyMap<string, NamedSchema>;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#named = new Map(contract.openapi.schemas.map((named) => [named.pointer, named]));
  }

  /** IRIs of the classes whose instances a schema describes: the nearest named schema or `@type` decides. */
  of(schema: Schema | undefined, at = ''): string[] {
    return schema === undefined ? [] : [...new Set(this.#find(schema, at, new Set()))];
  }

  /** Like {@link of}, for a schema whose place is not known: a `$ref` tells. */
  ofAny(schema: Schema): string[] {
    return this.of(schema, getString(schema, '$ref') ?? '');
  }

  #find(schema: unknown, at: string, seen: Set<unknown>): string[] {
    if (!isObject(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const named = this.#named.get(at)?.class;
    if (named !== undefined) return [named];
    const own = this.#typeOf(schema);
    if (own.length > 0) return own;
    const reference = getString(schema, '$ref');
    const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => getArray(schema, keyword));
    const target =
      reference === undefined
        ? []
        : this.#find(resolvePointer(this.#contract.openapi.document, reference), reference, seen);
    return [...target, ...parts.flatMap((part) => this.#find(part, '', seen))];
  }

  #typeOf(schema: JsonObject): string[] {
    const stated = getString(schema, 'x-jsonld-type');
    const type = getObject(getObject(schema, 'properties'), '@type');
    const values = [stated, get(type, 'const'), ...getArray(type, 'enum')];
    return values.flatMap((value) => (typeof value === 'string' ? (this.iri(value) ?? []) : []));
  }

  /** The class that a type on the wire names, as far as the vocabulary tells. */
  iri(type: string): string | undefined {
    const { classes, prefixes } = this.#contract.hydra;
    const declared = classes.find(({ iri, compact, name }) => type === iri || type === compact || type === name);
    if (declared !== undefined) return declared.iri;
    const [, prefix = '', rest = ''] = /^([^:/]*):(?!\/\/)(.*)$/.exec(type) ?? [];
    const namespace = prefixes.get(prefix);
    if (namespace !== undefined) return namespace + rest;
    if (/^https?:/.test(type)) return type;
    return HYDRA_TYPES.has(type) ? HYDRA + type : undefined;
  }
}

/** What the Hydra context lets a body call its type. */
const HYDRA_TYPES = new Set([
  'Collection',
  'PartialCollectionView',
  'ApiDocumentation',
  'Error',
  'Status',
  'Resource',
  'IriTemplate',
]);
