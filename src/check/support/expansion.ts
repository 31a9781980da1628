/** Explains what JSON-LD expansion loses, and how to fix it. */
import type { Contract } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { termsOf } from '../../model/terms.js';
import { expand } from '../../validate/jsonld.js';
import type { ExpansionIssue } from '../../validate/jsonld.js';
import type { Report } from '../check.js';
import { contextsWithStubs } from './context-documents.js';
import { LEGACY, replacement } from './hydra-core.js';
import { located } from './places.js';
import { members, placesOfKey, placesOfValue } from './raw.js';
import { nearest } from './phrases.js';

/** Something that expansion lost, and where. */
export interface Loss {
  readonly kind: 'key' | 'type' | 'reference' | 'context' | 'other';
  readonly term: string;
  readonly message: string;
  /** Pointers into the document, the first one being the place to report; empty if unknown. */
  readonly places: readonly string[];
  readonly hint: string;
}

/** What expansion loses if there is a base, and what remains relative if there is none. */
export interface Losses {
  readonly lost: readonly Loss[];
  readonly relative: readonly Loss[];
}

/** Expands a document with and without a base, and explains what is lost in each case. */
export async function losses(contract: Contract, document: Json, base: string): Promise<Losses> {
  const contexts = contextsWithStubs(contract);
  const [meant, bare] = [await expand(document, { contexts, base }), await expand(document, { contexts })];
  return {
    lost: describeAll(contract, document, meant.issues).lost,
    relative: describeAll(contract, document, bare.issues).relative,
  };
}

/** Explains what one expansion lost. */
export function describeAll(contract: Contract, document: Json, issues: readonly ExpansionIssue[]): Losses {
  const toLoss = (issue: ExpansionIssue): Loss => describe(contract, document, issue);
  return {
    lost: inOrder(document, distinct(issues.filter((issue) => !isRelative(issue)).map(toLoss))),
    relative: distinct(issues.filter(isRelative).map(toLoss)),
  };
}

function isRelative({ code }: ExpansionIssue): boolean {
  return code.startsWith('relative ');
}

function describe(contract: Contract, document: Json, issue: ExpansionIssue): Loss {
  const { code, term } = issue;
  if (code === 'invalid property' || code === 'relative property reference') return lostKey(contract, document, term);
  if (code.includes('@type')) return relativeType(document, term);
  if (code.startsWith('relative ')) return relativeReference(document, term);
  if (/context/.test(code) || code === 'loading document failed' || code === 'invalid remote context') {
    return {
      kind: 'context',
      term,
      message: issue.message,
      places: placesOfContext(document, term),
      hint: 'Use a context of the contract, or map the IRI to a file under `contexts` in redocly.yaml.',
    };
  }
  return { kind: 'other', term, message: issue.message, places: [], hint: 'Correct the JSON-LD.' };
}

function lostKey(contract: Contract, document: Json, key: string): Loss {
  const known = termsOf(isObject(document) ? document['@context'] : undefined, contract.contexts).definitions.keys();
  const guess = nearest(key, known);
  const successor = document === contract.hydra.document ? LEGACY.get(key) : undefined;
  return {
    kind: 'key',
    term: key,
    message: `The key "${key}" is not defined in its context, so JSON-LD drops it.`,
    places: placesOfKey(document, key),
    hint:
      successor === undefined
        ? suggestion(key, guess)
        : `It was part of an earlier draft of Hydra: ${replacement(successor)}.`,
  };
}

function suggestion(key: string, guess: string | undefined): string {
  return guess === undefined
    ? `Define "${key}" in the context, or correct the key.`
    : `Did you mean "${guess}"? Otherwise define "${key}" in the context.`;
}

function relativeType(document: Json, term: string): Loss {
  return {
    kind: 'type',
    term,
    message: `The type "${term}" is not defined in its context, so it remains a relative IRI.`,
    places: placesOfValue(document, term),
    hint: `Define "${term}" in the context, or write the full IRI.`,
  };
}

function relativeReference(document: Json, term: string): Loss {
  return {
    kind: 'reference',
    term,
    message: `"${term}" is a relative IRI: its meaning depends on the location of the document.`,
    places: placesOfValue(document, term),
    hint: 'Write the full IRI, or use a prefix of the context.',
  };
}

function placesOfContext(document: Json, iri: string): string[] {
  const text = JSON.stringify(isObject(document) ? document['@context'] : undefined) ?? '';
  return iri !== '' && text.includes(JSON.stringify(iri)) ? ['#/@context'] : [];
}

function distinct(losses: readonly Loss[]): Loss[] {
  return [...new Map(losses.map((loss) => [`${loss.kind} ${loss.term}`, loss])).values()];
}

/** In document order; jsonld processes keys alphabetically. */
function inOrder(document: Json, losses: readonly Loss[]): Loss[] {
  if (losses.length < 2) return [...losses];
  const order = new Map([...members(document)].map(({ pointer }, index) => [pointer, index]));
  const rank = ({ places }: Loss): number => order.get(places[0] ?? '') ?? -1;
  return losses.toSorted((a, b) => rank(a) - rank(b));
}

/** ` (12 times)` if something is lost in more than one place. */
function times({ places }: Loss): string {
  return places.length > 1 ? ` (${places.length} times)` : '';
}

/** The report of something that the ApiDocumentation loses. */
export function reportLoss({ hydra }: Contract, loss: Loss): Report {
  return {
    message: `${loss.message}${times(loss)}`,
    ...located(hydra.locate(loss.places[0] ?? '#')),
    about: [loss.term],
    hint: loss.hint,
  };
}
