/** Compares the terms of the contexts of two editions. */
import type { SourceLocation } from '../finding.js';
import type { Context, Contract, SupportedProperty } from '../model/contract.js';
import { get, isObject, pointer } from '../model/json.js';
import type { Json } from '../model/json.js';
import { expandTerm, scopedTerms, termsOf } from '../model/terms.js';
import type { Terms } from '../model/terms.js';
import type { Editions } from './editions.js';
import { match } from './match.js';
import type { Matched } from './match.js';

const DEEPEST_SCOPE = 5;

/** A term of a context, with its expanded meaning. */
export interface ContextTerm {
  /** The IRI of the context. */
  readonly context: string;
  readonly term: string;
  /** Undefined if the context maps the term to null. */
  readonly iri: string | undefined;
  /** Its IRI and the coercion of its values: `https://…#images as @id`. */
  readonly meaning: string;
  readonly location: SourceLocation | undefined;
}

/**
 * The terms of the contexts that belong to both editions; a file with several IRIs counts once. Contexts of only one
 * edition are compared through bodies. Differences that merely follow from a change of the vocabulary are left out,
 * because the rules about the vocabulary report them.
 */
export function contextTerms(editions: Editions): Matched<ContextTerm> {
  const shared = sharedContexts(editions);
  const key = ({ context, term }: ContextTerm): string => JSON.stringify([context, term]);
  const { both, added, removed } = match(termsIn(editions.old, shared), termsIn(editions.new, shared), key);
  const { added: addedIris, removed: removedIris, retyped, renamed } = vocabularyChanges(editions);
  return {
    both: both.filter(
      ({ old, new: fresh }) =>
        !renamed.has(pairKey(old.iri, fresh.iri)) && (old.iri !== fresh.iri || !retyped.has(fresh.iri ?? '')),
    ),
    added: added.filter(({ iri }) => !addedIris.has(iri ?? '')),
    removed: removed.filter(({ iri }) => !removedIris.has(iri ?? '')),
  };
}

function sharedContexts({ old, new: fresh }: Editions): readonly string[] {
  const seen = new Set<string>();
  return [...old.contexts.keys()].filter((iri) => {
    const files = [old.contexts.get(iri)?.file, fresh.contexts.get(iri)?.file];
    if (files.includes(undefined)) return false; // Ships with this project, so it is the same in both editions.
    const id = files.join('\n');
    const known = seen.has(id);
    seen.add(id);
    return !known;
  });
}

/** The IRIs that were added to or removed from the vocabulary, that changed their type (range, or link or not), and pairs that were renamed. */
function vocabularyChanges({
  classes,
  properties,
  commonProperties,
}: Editions): Record<'added' | 'removed' | 'retyped' | 'renamed', ReadonlySet<string>> {
  const iris = (side: 'added' | 'removed') =>
    [...classes[side], ...properties.flatMap((one) => one.properties[side])].map(({ iri }) => iri);
  const type = ({ range, link }: SupportedProperty): string => JSON.stringify([range, link === undefined]);
  const retyped = commonProperties
    .filter(({ old, new: fresh }) => type(old) !== type(fresh))
    .map(({ new: { iri } }) => iri);
  const renamed = [...classes.both, ...commonProperties].filter(({ old, new: fresh }) => old.iri !== fresh.iri);
  return {
    added: new Set(iris('added')),
    removed: new Set(iris('removed')),
    retyped: new Set(retyped),
    renamed: new Set(renamed.map(({ old, new: fresh }) => pairKey(old.iri, fresh.iri))),
  };
}

function pairKey(old: string | undefined, fresh: string | undefined): string {
  return JSON.stringify([old, fresh]);
}

function termsIn({ contexts }: Contract, iris: readonly string[]): readonly ContextTerm[] {
  return iris.flatMap((iri) => {
    const context = contexts.get(iri);
    const terms = termsOf(iri, contexts);
    return context === undefined ? [] : [...scopeTerms({ context, contexts, own: terms, all: terms, path: [] })];
  });
}

/** A context, or a context scoped to a term. */
interface Scope {
  readonly context: Context;
  readonly contexts: Contract['contexts'];
  /** The terms that this scope defines. */
  readonly own: Terms;
  /** The terms in effect within it: its own and those of the surrounding scopes. */
  readonly all: Terms;
  /** The terms that it is scoped to. */
  readonly path: readonly string[];
}

/** The terms of a scope. Those of a context scoped to a term follow that term: `Batch > count`. */
function* scopeTerms(scope: Scope): Generator<ContextTerm> {
  const { context, contexts, own, all, path } = scope;
  for (const [term, definition] of own.definitions) {
    const names = [...path, term];
    const location = context.locate(
      pointer('#/@context', ...names.flatMap((name, index) => (index === 0 ? [name] : ['@context', name]))),
    );
    const iri = expandTerm(term, all);
    yield { context: context.iri, term: names.join(' > '), iri, meaning: meaning(iri, definition), location };
    const inner = get(definition, '@context');
    if (!isObject(inner) || names.length > DEEPEST_SCOPE) continue;
    const scoped = termsOf(inner, contexts);
    yield* scopeTerms({ ...scope, own: scoped, all: scopedTerms(all, scoped), path: names });
  }
}

function meaning(iri: string | undefined, definition: Json): string {
  const details = ['@type', '@container', '@language', '@reverse']
    .flatMap((key) => {
      const value = get(definition, key);
      return value === undefined
        ? []
        : [typeof value === 'string' && key === '@type' ? value : `${key} ${JSON.stringify(value)}`];
    })
    .join(', ');
  return `${iri ?? 'nothing'}${details === '' ? '' : ` as ${details}`}`;
}
