import type { SourceLocation } from '../finding.js';
import type { Context, Contract, SupportedProperty } from '../model/contract.js';
import { get, isObject, pointer } from '../model/json.js';
import type { Json } from '../model/json.js';
import { expandTerm, termsOf } from '../model/terms.js';
import type { Terms } from '../model/terms.js';
import type { Editions } from './editions.js';
import { match } from './match.js';
import type { Matched } from './match.js';

const DEEPEST_SCOPE = 5;

/** A term of a context, with what it means in full. */
export interface ContextTerm {
  /** IRI of the context. */
  readonly context: string;
  readonly term: string;
  /** Undefined where the context takes the meaning away. */
  readonly iri: string | undefined;
  /** Its IRI, and how values are coerced: `https://…#images as @id`. */
  readonly meaning: string;
  readonly place: SourceLocation | undefined;
}

/**
 * The terms of the contexts that both editions bring along, a file under several IRIs once. A context of one edition
 * only is a matter of its bodies; what merely follows a change of the vocabulary is told by that.
 */
export function contextTerms(editions: Editions): Matched<ContextTerm> {
  const shared = sharedContexts(editions);
  const key = ({ context, term }: ContextTerm): string => JSON.stringify([context, term]);
  const { both, added, removed } = match(termsIn(editions.old, shared), termsIn(editions.new, shared), key);
  const { come, gone, retyped, renamed } = vocabularyChanges(editions);
  return {
    both: both.filter(
      ({ old, new: fresh }) =>
        !renamed.has(pairKey(old.iri, fresh.iri)) && (old.iri !== fresh.iri || !retyped.has(fresh.iri ?? '')),
    ),
    added: added.filter(({ iri }) => !come.has(iri ?? '')),
    removed: removed.filter(({ iri }) => !gone.has(iri ?? '')),
  };
}

function sharedContexts({ old, new: fresh }: Editions): readonly string[] {
  const seen = new Set<string>();
  return [...old.contexts.keys()].filter((iri) => {
    const files = [old.contexts.get(iri)?.file, fresh.contexts.get(iri)?.file];
    if (files.includes(undefined)) return false; // ships with this project: the same in every edition
    const id = files.join('\n');
    const known = seen.has(id);
    seen.add(id);
    return !known;
  });
}

/** IRIs that came to the vocabulary, went from it, or hold values of another type (range, or a link that was none), or changed themselves. */
function vocabularyChanges({
  classes,
  properties,
  commonProperties,
}: Editions): Record<'come' | 'gone' | 'retyped' | 'renamed', ReadonlySet<string>> {
  const iris = (side: 'added' | 'removed') =>
    [...classes[side], ...properties.flatMap((one) => one.properties[side])].map(({ iri }) => iri);
  const type = ({ range, link }: SupportedProperty): string => JSON.stringify([range, link === undefined]);
  const retyped = commonProperties
    .filter(({ old, new: fresh }) => type(old) !== type(fresh))
    .map(({ new: { iri } }) => iri);
  const renamed = [...classes.both, ...commonProperties].filter(({ old, new: fresh }) => old.iri !== fresh.iri);
  return {
    come: new Set(iris('added')),
    gone: new Set(iris('removed')),
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

interface Scope {
  readonly context: Context;
  readonly contexts: Contract['contexts'];
  /** The terms that this scope defines. */
  readonly own: Terms;
  /** Those with which it is read: its own and the ones around it. */
  readonly all: Terms;
  /** The terms that open it. */
  readonly path: readonly string[];
}

/** The terms of a scope, those of its scoped contexts after the term that opens them: `Batch > count`. */
function* scopeTerms(scope: Scope): Generator<ContextTerm> {
  const { context, contexts, own, all, path } = scope;
  for (const [term, definition] of own.definitions) {
    const names = [...path, term];
    const place = context.locate(
      pointer('#/@context', ...names.flatMap((name, index) => (index === 0 ? [name] : ['@context', name]))),
    );
    const iri = expandTerm(term, all);
    yield { context: context.iri, term: names.join(' > '), iri, meaning: meaning(iri, definition), place };
    const inner = get(definition, '@context');
    if (!isObject(inner) || names.length > DEEPEST_SCOPE) continue;
    const opened = termsOf(inner, contexts);
    const both = { ...all, ...opened, definitions: new Map([...all.definitions, ...opened.definitions]) };
    yield* scopeTerms({ ...scope, own: opened, all: both, path: names });
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
