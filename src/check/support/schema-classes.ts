/** Which classes a schema describes. */
import type { Contract, NamedSchema, Schema } from '../../model/contract.js';
import { get, getArray, getObject, getString, isObject, resolvePointer } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';

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
