/** Finds the classes that a schema describes. */
import type { Contract, NamedSchema, Schema } from '../../model/contract.js';
import { get, getArray, getObject, getString, isObject, resolvePointer } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';

const lookups = new WeakMap<Contract, SchemaClasses>();

/** The lookup for a contract, built once. */
export function schemaClasses(contract: Contract): SchemaClasses {
  const known = lookups.get(contract) ?? new SchemaClasses(contract);
  lookups.set(contract, known);
  return known;
}

/** Finds the classes that schemas describe. */
class SchemaClasses {
  readonly #contract: Contract;
  readonly #named: ReadonlyMap<string, NamedSchema>;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#named = new Map(contract.openapi.schemas.map((named) => [named.pointer, named]));
  }

  /** The IRIs of the classes whose instances a schema describes, given by the nearest named schema or `@type`. */
  of(schema: Schema | undefined, at = ''): string[] {
    return schema === undefined ? [] : [...new Set(this.#find(schema, at, new Set()))];
  }

  /** Like {@link of}, for a schema whose place is unknown; a `$ref` identifies it. */
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

  /** The IRI of the class that a type on the wire refers to, as far as the vocabulary defines it. */
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

/** Types that the Hydra context defines and that bodies use. */
const HYDRA_TYPES = new Set([
  'Collection',
  'PartialCollectionView',
  'ApiDocumentation',
  'Error',
  'Status',
  'Resource',
  'IriTemplate',
]);
