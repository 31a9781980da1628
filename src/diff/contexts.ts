import type { SourceLocation } from '../finding.js';
import type { Contract } from '../model/contract.js';
import { get, pointer } from '../model/json.js';
import type { Json } from '../model/json.js';
import { expandTerm, termsOf } from '../model/terms.js';
import type { Editions } from './editions.js';
import { match } from './match.js';
import type { Matched } from './match.js';

/** A term of a context, with what it means in full. */
export interface ContextTerm {
  /** IRI of the context. */
  readonly context: string;
  readonly term: string;
  /** Its IRI, and how values are coerced: `https://…#images as @id`. */
  readonly meaning: string;
  readonly place: SourceLocation | undefined;
}

/** The terms of the contexts that both editions bring along. A context of one edition only is a matter of its bodies. */
export function contextTerms({ old, new: fresh }: Editions): Matched<ContextTerm> {
  const shared = [...old.contexts.keys()].filter((iri) => fresh.contexts.has(iri));
  return match(termsIn(old, shared), termsIn(fresh, shared), ({ context, term }) => JSON.stringify([context, term]));
}

function termsIn({ contexts }: Contract, iris: readonly string[]): readonly ContextTerm[] {
  return iris.flatMap((iri) => {
    const context = contexts.get(iri);
    if (context?.file === undefined) return []; // ships with this project: the same in every edition
    const terms = termsOf(iri, contexts);
    return [...terms.definitions].map(([term, definition]) => ({
      context: iri,
      term,
      meaning: meaning(expandTerm(term, terms), definition),
      place: context.locate(pointer('#/@context', term)),
    }));
  });
}

function meaning(iri: string | undefined, definition: Json): string {
  const details = ['@type', '@container', '@language', '@reverse', '@context']
    .flatMap((key) => {
      const value = get(definition, key);
      return value === undefined
        ? []
        : [typeof value === 'string' && key === '@type' ? value : `${key} ${JSON.stringify(value)}`];
    })
    .join(', ');
  return `${iri ?? 'nothing'}${details === '' ? '' : ` as ${details}`}`;
}
