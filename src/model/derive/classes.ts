/** Classes from the object schemas of a Description, as far as schemas and contexts tell: no operations, no places. */
import type { Class, Context, NamedSchema, OpenApi, Schema, SupportedProperty } from '../contract.js';
import { datatypeOf } from '../datatypes.js';
import { schemaContext } from '../join.js';
import { get, getString, isObject } from '../json.js';
import type { Json } from '../json.js';
import { compactIri, localName, namespaceOf, WELL_KNOWN } from '../namespaces.js';
import { optional } from '../openapi.js';
import { constValues, resolveSchema, schemaName, schemaProperties } from '../schema-walk.js';
import { expandTerm, termsOf } from '../terms.js';
import type { Terms } from '../terms.js';
import { segment } from './segment.js';

export interface ClassSource {
  /** With the class of each schema. */
  readonly openapi: OpenApi;
  readonly contexts: ReadonlyMap<string, Context>;
  /** Where new terms are named. */
  readonly namespace: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly terms: Terms;
}

/** One class for each that schemas describe; where several do (a summary and the whole), the first one speaks for it. */
export function deriveClasses(source: ClassSource): Class[] {
  const first = new Map<string, NamedSchema>();
  for (const schema of source.openapi.schemas)
    if (schema.class !== undefined && !first.has(schema.class)) first.set(schema.class, schema);
  const names = new Map<string, string[]>();
  for (const { name, class: iri } of source.openapi.schemas)
    if (iri !== undefined) names.set(iri, [...(names.get(iri) ?? []), name]);
  return [...first].map(([iri, schema]) => deriveClass(schema, iri, names.get(iri) ?? [], source));
}

function deriveClass(named: NamedSchema, iri: string, schemas: readonly string[], source: ClassSource): Class {
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
    schemas,
    pointer: '#',
  };
}

function properties(named: NamedSchema, owner: string, source: ClassSource): SupportedProperty[] {
  const { openapi, prefixes } = source;
  const terms = termsWithin(named.schema, source);
  const found = [...schemaProperties(named.schema, openapi)].filter(([key]) => !key.startsWith('@'));
  return found.map(([key, { schema, required }]) => {
    const resolved = resolveSchema(schema, openapi);
    const iri = meaningOf(key, terms) ?? mint(owner, key, source);
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

/** The terms for an instance: of the context that it names, then of the one that its type opens (JSON-LD 1.1 §4.1.8). */
function termsWithin(schema: Schema, { openapi, contexts, terms }: ClassSource): Terms {
  const stated = schemaContext(schema, openapi);
  const outer = stated === undefined ? terms : termsOf(stated, contexts);
  const types = constValues(resolveSchema(schemaProperties(schema, openapi).get('@type')?.schema, openapi)).flat();
  return types.reduce(
    (all: Terms, type) => (typeof type === 'string' ? opened(all, all.definitions.get(type), contexts) : all),
    outer,
  );
}

function opened(outer: Terms, definition: Json | undefined, contexts: ReadonlyMap<string, Context>): Terms {
  const scoped = get(definition, '@context');
  if (scoped === undefined) return outer;
  const own = termsOf(scoped, contexts);
  return { ...outer, ...own, definitions: new Map([...outer.definitions, ...own.definitions]) };
}

/** What a context makes of a key. Without one that knows its prefix, a key with a colon is a name like any other. */
function meaningOf(key: string, terms: Terms): string | undefined {
  const [prefix = '', rest] = key.split(':', 2);
  const known = rest === undefined || terms.definitions.has(key) || terms.definitions.has(prefix);
  return known ? expandTerm(key, terms) : undefined;
}

/** A new IRI for a key; never in a namespace that belongs to a standard. */
function mint(owner: string, key: string, { namespace }: ClassSource): string {
  const base = isWellKnown(owner) ? namespace + localName(owner) : owner;
  return `${base}/${segment(key)}`;
}

/** Whether an IRI belongs to a standard, which alone may say more of it. */
export function isWellKnown(iri: string): boolean {
  return [...WELL_KNOWN.values()].includes(namespaceOf(iri));
}

function range(schema: Schema, coerced: string | undefined, terms: Terms, openapi: OpenApi): string[] {
  if (coerced !== undefined && !coerced.startsWith('@')) return [expandTerm(coerced, terms) ?? coerced];
  const resolved = resolveSchema(schema, openapi);
  const items = isObject(resolved) ? (get(resolved, 'items') as Schema | undefined) : undefined;
  const named = [...classNamed(schemaName(schema), openapi), ...classNamed(schemaName(items), openapi)];
  if (named.length > 0) return named.slice(0, 1);
  if (coerced !== undefined) return [];
  return datatype(items !== undefined && schemaName(items) === undefined ? items : schema, openapi);
}

/** The class of a component, if it has one. */
export function classNamed(name: string | undefined, openapi: OpenApi): string[] {
  const cls = name === undefined ? undefined : openapi.schemas.find((schema) => schema.name === name)?.class;
  return cls === undefined ? [] : [cls];
}

function datatype(schema: Schema, openapi: OpenApi): string[] {
  const found = datatypeOf(schema, openapi);
  return found === undefined ? [] : [found];
}
