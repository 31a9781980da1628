/** Derives classes from the object schemas of a Description and the contexts. Operations and paths are added later. */
import type { Class, Context, NamedSchema, OpenApi, Schema, SupportedProperty } from '../contract.js';
import { datatypeOf } from '../datatypes.js';
import { groupBy } from '../group-by.js';
import { schemaContext } from '../join.js';
import { get, getString, isObject } from '../json.js';
import type { Json } from '../json.js';
import { compactIri, localName, namespaceOf, WELL_KNOWN } from '../namespaces.js';
import { optional } from '../optional.js';
import { constValues, resolveSchema, schemaName, schemaProperties } from '../schema-walk.js';
import { expandTerm, scopedTerms, termsOf } from '../terms.js';
import type { Terms } from '../terms.js';
import { segment } from './segment.js';

/** What classes are derived from. */
export interface ClassSource {
  /** Its schemas name their classes. */
  readonly openapi: OpenApi;
  readonly contexts: ReadonlyMap<string, Context>;
  /** The namespace for new terms. */
  readonly namespace: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly terms: Terms;
}

/** The classes that schemas describe. If several schemas describe a class (a summary and the full form), the first one counts. */
export function deriveClasses(source: ClassSource): Class[] {
  const described = groupBy(source.openapi.schemas, (schema) => schema.class);
  return [...described].map(([iri, schemas]) => deriveClass(iri, schemas, source));
}

function deriveClass(iri: string, schemas: readonly NamedSchema[], source: ClassSource): Class {
  const named = schemas[0]!;
  const resolved = resolveSchema(named.schema, source.openapi);
  return {
    iri,
    compact: compactIri(iri, source.prefixes),
    name: localName(iri),
    title: getString(resolved, 'title') ?? named.name,
    ...optional('description', getString(resolved, 'description')),
    subClassOf: [],
    properties: properties(named, iri, source),
    operations: [],
    paths: [],
    schemas: schemas.map(({ name }) => name),
    pointer: '#',
  };
}

function properties(named: NamedSchema, owner: string, source: ClassSource): SupportedProperty[] {
  const { openapi, prefixes } = source;
  const terms = termsWithin(named.schema, source);
  const found = [...schemaProperties(named.schema, openapi)].filter(([key]) => !key.startsWith('@'));
  return found.map(([key, { schema, required }]) => {
    const resolved = resolveSchema(schema, openapi);
    const iri = iriOf(key, terms) ?? mint(owner, key, source);
    const coerced = getString(terms.definitions.get(key), '@type');
    return {
      iri,
      compact: compactIri(iri, prefixes),
      key,
      title: key,
      ...optional('description', getString(schema, 'description') ?? getString(resolved, 'description')),
      domain: isWellKnown(iri) ? [] : [owner],
      range: range(schema, coerced, terms, openapi),
      readable: get(resolved, 'writeOnly') !== true && get(schema, 'writeOnly') !== true,
      writable: get(resolved, 'readOnly') !== true && get(schema, 'readOnly') !== true,
      required,
      ...optional('link', coerced === '@id' ? ({ kind: 'Link', memberClass: [], operations: [] } as const) : undefined),
      pointer: '#',
    };
  });
}

/** The terms for an instance: those of its context, then those of the context scoped to its type (JSON-LD 1.1 §4.1.8). */
function termsWithin(schema: Schema, { openapi, contexts, terms }: ClassSource): Terms {
  const stated = schemaContext(schema, openapi);
  const outer = stated === undefined ? terms : termsOf(stated, contexts);
  const types = constValues(resolveSchema(schemaProperties(schema, openapi).get('@type')?.schema, openapi)).flat();
  return types.reduce(
    (all: Terms, type) => (typeof type === 'string' ? withinType(all, all.definitions.get(type), contexts) : all),
    outer,
  );
}

function withinType(outer: Terms, definition: Json | undefined, contexts: ReadonlyMap<string, Context>): Terms {
  const scoped = get(definition, '@context');
  return scoped === undefined ? outer : scopedTerms(outer, termsOf(scoped, contexts));
}

/** The IRI of a key. A key with a colon whose prefix no context defines is an ordinary name. */
function iriOf(key: string, terms: Terms): string | undefined {
  const [prefix = '', rest] = key.split(':', 2);
  const known = rest === undefined || terms.definitions.has(key) || terms.definitions.has(prefix);
  return known ? expandTerm(key, terms) : undefined;
}

/** A new IRI for a key, never in the namespace of a standard. */
function mint(owner: string, key: string, { namespace }: ClassSource): string {
  const base = isWellKnown(owner) ? namespace + localName(owner) : owner;
  return `${base}/${segment(key)}`;
}

/** Whether an IRI belongs to a standard, so that nothing may be added to its definition. */
export function isWellKnown(iri: string): boolean {
  return [...WELL_KNOWN.values()].includes(namespaceOf(iri));
}

/** A datatype or class: from the coercion of the context, else from the schema or its items. */
function range(schema: Schema, coerced: string | undefined, terms: Terms, openapi: OpenApi): string[] {
  if (coerced !== undefined && !coerced.startsWith('@')) return [expandTerm(coerced, terms) ?? coerced];
  const resolved = resolveSchema(schema, openapi);
  const items = isObject(resolved) ? (get(resolved, 'items') as Schema | undefined) : undefined;
  const named = [...classNamed(schemaName(schema), openapi), ...classNamed(schemaName(items), openapi)];
  if (named.length > 0) return named.slice(0, 1);
  if (coerced !== undefined) return [];
  const datatype = datatypeOf(items !== undefined && schemaName(items) === undefined ? items : schema, openapi);
  return datatype === undefined ? [] : [datatype];
}

/** The class of a component, if it has one. */
export function classNamed(name: string | undefined, openapi: OpenApi): string[] {
  const cls = name === undefined ? undefined : openapi.schemas.find((schema) => schema.name === name)?.class;
  return cls === undefined ? [] : [cls];
}
