/** The term definitions in the contract's own context documents, including those of scoped contexts. */
import type { Context, Contract } from '../../model/contract.js';
import { get, getString, isArray, isObject, pointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { expandTerm, termsOf } from '../../model/terms.js';
import type { Terms } from '../../model/terms.js';
import { ownContexts } from './context-documents.js';

export interface Definition {
  readonly context: Context;
  readonly term: string;
  /** What the term maps to, as written. */
  readonly id: string | undefined;
  /** The IRI that the term maps to; undefined for a term that is set to null and for an alias of a keyword. */
  readonly iri: string | undefined;
  /** Pointer of the definition in the context document. */
  readonly pointer: string;
  /** Whether the definition is valid only within a type or a property. */
  readonly scoped: boolean;
}

/** Every term definition of the contract's own contexts. */
export function* eachDefinition(contract: Contract): Generator<Definition> {
  for (const context of ownContexts(contract)) {
    const value = get(context.document, '@context');
    yield* definitionsIn(contract, { context, value, at: '#/@context', outer: [], depth: 0 });
  }
}

/** The value of a `@context` in a context document. */
interface Scope {
  readonly context: Context;
  readonly value: Json | undefined;
  readonly at: string;
  /** The definitions around it, if it is a scoped context. */
  readonly outer: readonly Json[];
  /** How many scoped contexts it is nested in. */
  readonly depth: number;
}

const MAX_DEPTH = 10;

function* definitionsIn(contract: Contract, scope: Scope): Generator<Definition> {
  const { value, at, depth } = scope;
  if (depth > MAX_DEPTH) return;
  if (isObject(value)) yield* definitionsOf(contract, scope, value);
  else if (isArray(value))
    for (const [index, part] of value.entries())
      yield* definitionsIn(contract, { ...scope, value: part, at: pointer(at, index) });
}

function* definitionsOf(contract: Contract, scope: Scope, value: JsonObject): Generator<Definition> {
  const { context, at, depth } = scope;
  const terms = termsOf([get(context.document, '@context') ?? null, ...scope.outer, value], contract.contexts);
  for (const [term, definition] of Object.entries(value)) {
    if (term.startsWith('@') || definition === undefined) continue;
    const place = pointer(at, term);
    yield { context, term, id: idOf(definition), iri: iriOf(term, terms), pointer: place, scoped: depth > 0 };
    yield* definitionsIn(contract, {
      context,
      value: get(definition, '@context'),
      at: pointer(place, '@context'),
      outer: [value],
      depth: depth + 1,
    });
  }
}

function idOf(definition: Json): string | undefined {
  return typeof definition === 'string' ? definition : getString(definition, '@id');
}

function iriOf(term: string, terms: Terms): string | undefined {
  const iri = expandTerm(term, terms);
  return iri === undefined || iri.startsWith('@') ? undefined : iri;
}
