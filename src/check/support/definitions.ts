/** The term definitions of the contract's own context documents, scoped ones included. */
import type { Context, Contract } from '../../model/contract.js';
import { get, getString, isArray, isObject, listOf, pointer } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { members } from './raw.js';
import { expandTerm, termsOf } from '../../model/terms.js';
import type { Terms } from '../../model/terms.js';

export interface Definition {
  readonly context: Context;
  readonly term: string;
  /** What the term maps to, as written. */
  readonly id: string | undefined;
  /** What it maps to in full; undefined where the term is switched off or a keyword's alias. */
  readonly iri: string | undefined;
  readonly definition: Json;
  /** Pointer of the definition in the context document. */
  readonly pointer: string;
  /** Whether it holds only within a type or a property. */
  readonly scoped: boolean;
}

/** Context documents that belong to the contract, each once: those that ship with this project have no file. */
export function ownContexts({ contexts }: Contract): Context[] {
  const own = [...contexts.values()].filter(({ file }) => file !== undefined);
  return own.filter((context, index) => own.findIndex(({ file }) => file === context.file) === index);
}

/** A context that a context document of the contract names, but that nobody has. */
export interface UnknownContext {
  readonly context: Context;
  readonly iri: string;
  /** Pointer of the name in the context document. */
  readonly pointer: string;
}

/** Contexts that the contract's own contexts name and that are not part of the contract. */
export function unknownContexts(contract: Contract): UnknownContext[] {
  return ownContexts(contract).flatMap((context) =>
    [...members(context.document)].flatMap(({ key, value, pointer: at }) => {
      const names = key === '@context' || key === '@import' ? listOf(value) : [];
      return names
        .filter((name): name is string => typeof name === 'string' && !contract.contexts.has(name))
        .map((iri) => ({ context, iri, pointer: at }));
    }),
  );
}

const stubbed = new WeakMap<Contract, ReadonlyMap<string, Context>>();

/** The contexts, with an empty one in place of each unknown one: a single gap must not hide everything else. */
export function contextsWithStubs(contract: Contract): ReadonlyMap<string, Context> {
  const known = stubbed.get(contract);
  if (known !== undefined) return known;
  const stubs = unknownContexts(contract).map(({ iri }) => [iri, stub(iri)] as const);
  const contexts = stubs.length === 0 ? contract.contexts : new Map([...contract.contexts, ...stubs]);
  stubbed.set(contract, contexts);
  return contexts;
}

function stub(iri: string): Context {
  return { iri, document: { '@context': {} }, locate: () => undefined };
}

/** Every term definition of the contract's own contexts. */
export function* eachDefinition(contract: Contract): Generator<Definition> {
  for (const context of ownContexts(contract)) {
    yield* definitionsIn(contract, context, get(context.document, '@context'), '#/@context', undefined, 0);
  }
}

function* definitionsIn(
  contract: Contract,
  context: Context,
  value: Json | undefined,
  at: string,
  outer: Json | undefined,
  depth: number,
): Generator<Definition> {
  if (depth > 10) return;
  if (isArray(value)) {
    for (const [index, part] of value.entries())
      yield* definitionsIn(contract, context, part, pointer(at, index), outer, depth);
    return;
  }
  if (!isObject(value)) return;
  const scope: Json = [get(context.document, '@context') ?? null, ...(outer === undefined ? [] : [outer]), value];
  const terms = termsOf(scope, contract.contexts);
  for (const [term, definition] of Object.entries(value)) {
    if (term.startsWith('@') || definition === undefined) continue;
    const place = pointer(at, term);
    yield {
      context,
      term,
      id: idOf(definition),
      iri: iriOf(term, terms),
      definition,
      pointer: place,
      scoped: depth > 0,
    };
    const inner = get(definition, '@context');
    if (inner !== undefined)
      yield* definitionsIn(contract, context, inner, pointer(place, '@context'), value, depth + 1);
  }
}

function idOf(definition: Json): string | undefined {
  return typeof definition === 'string' ? definition : getString(definition, '@id');
}

function iriOf(term: string, terms: Terms): string | undefined {
  const iri = expandTerm(term, terms);
  return iri === undefined || iri.startsWith('@') ? undefined : iri;
}
