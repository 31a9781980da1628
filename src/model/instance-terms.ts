/** The terms that apply to the instances of a schema: those of its context, then those scoped to its type. */
import type { Context, OpenApi, Schema } from './contract.js';
import { schemaContext } from './join.js';
import { get } from './json.js';
import type { Json } from './json.js';
import { constValues, resolveSchema, schemaProperties } from './schema-walk.js';
import { scopedTerms, termsOf } from './terms.js';
import type { Terms } from './terms.js';

/** Where schemas and contexts are looked up. */
export interface TermSource {
  readonly openapi: OpenApi;
  readonly contexts: ReadonlyMap<string, Context>;
  /** The terms of bodies that state no context. */
  readonly terms: Terms;
}

/** The terms for an instance of a schema (JSON-LD 1.1 §4.1.8, type-scoped contexts). */
export function instanceTerms(schema: Schema, { openapi, contexts, terms }: TermSource): Terms {
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
