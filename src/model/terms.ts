/**
 * Terms of JSON-LD contexts and their IRIs (JSON-LD 1.1 §4.1, §4.4; API §5.2, IRI expansion), as far as joining needs
 * them: the class of an `@type`, the key of a property. Whole documents are expanded by jsonld.
 */
import type { Context } from './contract.js';
import { get, isArray, isObject } from './json.js';
import type { Json, JsonObject } from './json.js';

/** The term definitions of a context; later definitions replace earlier ones. */
export interface Terms {
  readonly vocab?: string;
  /** From terms to their definitions as written. */
  readonly definitions: ReadonlyMap<string, Json>;
}

const NONE: Terms = { definitions: new Map() };

/** The terms that a `@context` value defines. Contexts that it names are looked up; unknown ones define nothing. */
export function termsOf(context: Json | undefined, contexts: ReadonlyMap<string, Context>): Terms {
  if (context === undefined) return NONE;
  const known = cacheOf(contexts);
  const key = JSON.stringify(context);
  let terms = known.get(key);
  if (terms === undefined) {
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(key, (terms = extend(NONE, context, contexts, 0)));
  }
  return terms;
}

/** Schemas and bodies name the same few contexts repeatedly. */
const caches = new WeakMap<ReadonlyMap<string, Context>, Map<string, Terms>>();
const CACHE_SIZE = 200;

function cacheOf(contexts: ReadonlyMap<string, Context>): Map<string, Terms> {
  let cache = caches.get(contexts);
  if (cache === undefined) caches.set(contexts, (cache = new Map()));
  return cache;
}

function extend(terms: Terms, context: Json | undefined, contexts: ReadonlyMap<string, Context>, depth: number): Terms {
  if (depth > 20 || context === undefined) return terms;
  if (context === null) return NONE;
  if (isArray(context)) return context.reduce<Terms>((all, part) => extend(all, part, contexts, depth + 1), terms);
  if (typeof context === 'string')
    return extend(terms, get(contexts.get(context)?.document, '@context'), contexts, depth + 1);
  if (!isObject(context)) return terms;
  const imported = extend(terms, get(context, '@import') as string | undefined, contexts, depth + 1);
  const definitions = new Map(imported.definitions);
  for (const [term, definition] of Object.entries(context)) {
    if (!term.startsWith('@') && definition !== undefined) definitions.set(term, definition);
  }
  const vocab = get(context, '@vocab');
  const next: Terms = {
    definitions,
    ...(imported.vocab === undefined || vocab === null ? {} : { vocab: imported.vocab }),
  };
  return typeof vocab === 'string' ? { ...next, vocab: expandTerm(vocab, next) ?? vocab } : next;
}

/** The terms in effect within a scoped context (JSON-LD 1.1 §4.1.8): its own, and the surrounding ones that it does not replace. */
export function scopedTerms(outer: Terms, inner: Terms): Terms {
  return { ...outer, ...inner, definitions: new Map([...outer.definitions, ...inner.definitions]) };
}

/** The absolute IRI of a term, compact IRI or IRI; undefined if the context maps it to none. */
export function expandTerm(term: string, terms: Terms, seen: readonly string[] = []): string | undefined {
  if (term.startsWith('@')) return term;
  const id = terms.definitions.has(term) ? idOf(terms.definitions.get(term) as Json, term) : undefined;
  if (id === null) return undefined;
  if (id !== undefined && id !== term && !seen.includes(term)) return expandTerm(id, terms, [...seen, term]);
  const colon = term.indexOf(':');
  if (colon > 0) {
    const prefix = term.slice(0, colon);
    const rest = term.slice(colon + 1);
    if (rest.startsWith('//') || prefix === '_') return term;
    const namespace =
      terms.definitions.has(prefix) && !seen.includes(prefix) ? expandTerm(prefix, terms, [...seen, term]) : undefined;
    return namespace === undefined ? term : namespace + rest;
  }
  return terms.vocab === undefined ? undefined : terms.vocab + term;
}

function idOf(definition: Json, term: string): string | null | undefined {
  if (definition === null || typeof definition === 'string') return definition;
  const id = get(definition, '@id');
  if (id === null || typeof id === 'string') return id;
  return get(definition, '@reverse') === undefined ? term : null;
}

/** The first term that maps to an IRI, in order of definition; terms that look like compact IRIs come last. */
export function termFor(iri: string, terms: Terms): string | undefined {
  let fallback: string | undefined;
  for (const term of terms.definitions.keys()) {
    if (expandTerm(term, terms) !== iri) continue;
    if (!term.includes(':')) return term;
    fallback ??= term;
  }
  return fallback;
}

/** From prefix to namespace, for the terms that may be used as prefixes (JSON-LD 1.1 §4.4, gen-delim rule). */
export function prefixesOf(terms: Terms): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const [term, definition] of terms.definitions) {
    if (term === '' || /[:/]/.test(term) || (isObject(definition) && (definition as JsonObject)['@prefix'] !== true))
      continue;
    const iri = expandTerm(term, terms);
    if (iri !== undefined && /[#/?:[\]@]$/.test(iri)) prefixes.set(term, iri);
  }
  return prefixes;
}
