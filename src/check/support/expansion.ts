/** What JSON-LD expansion loses, in words that tell people what to do. */
import type { Contract } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { termsOf } from '../../model/terms.js';
import { expand } from '../../validate/jsonld.js';
import type { ExpansionIssue } from '../../validate/jsonld.js';
import { contextsWithStubs } from './definitions.js';
import { LEGACY } from './hydra-core.js';
import { members, placesOfKey, placesOfValue } from './raw.js';
import { nearest } from './words.js';

/** Something that was lost: what, where, how often. */
export interface Loss {
  readonly kind: 'key' | 'type' | 'reference' | 'context' | 'other';
  readonly term: string;
  readonly message: string;
  /** Pointers into the document, the first being the place to show; empty where it is not known. */
  readonly places: readonly string[];
  readonly hint: string;
}

/** What is lost with a base (for meaning) and without (for what stays relative). */
export interface Losses {
  readonly lost: readonly Loss[];
  readonly relative: readonly Loss[];
}

/** Expands a document with a base and without, and says what is lost each way. */
export async function losses(contract: Contract, document: Json, base: string): Promise<Losses> {
  const contexts = contextsWithStubs(contract);
  const [meant, bare] = [await expand(document, { contexts, base }), await expand(document, { contexts })];
  return {
    lost: describeAll(contract, document, meant.issues).lost,
    relative: describeAll(contract, document, bare.issues).relative,
  };
}

/** What one expansion lost, in words. */
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
  if (code.includes('@type')) return relativeValue('type', document, term);
  if (code.startsWith('relative ')) return relativeValue('reference', document, term);
  if (/context/.test(code) || code === 'loading document failed' || code === 'invalid remote context') {
    return {
      kind: 'context',
      term,
      message: issue.message,
      places: placesOfContext(document, term),
      hint: 'Name a context of the contract, or map the IRI to a file under `contexts` in redocly.yaml.',
    };
  }
  return { kind: 'other', term, message: issue.message, places: [], hint: 'Correct the JSON-LD.' };
}

function lostKey(contract: Contract, document: Json, key: string): Loss {
  const known = termsOf(isObject(document) ? document['@context'] : undefined, contract.contexts).definitions.keys();
  const guess = nearest(key, known);
  const successor = document === contract.hydra.document ? LEGACY.get(key)?.successor : undefined;
  return {
    kind: 'key',
    term: key,
    message: `The key "${key}" means nothing in its context, so JSON-LD drops it.`,
    places: placesOfKey(document, key),
    hint:
      successor !== undefined
        ? `Hydra had it in an earlier draft: use ${successor}.`
        : guess === undefined
          ? `Define "${key}" in the context, or correct the key.`
          : `Did you mean "${guess}"? Otherwise define "${key}" in the context.`,
  };
}

function relativeValue(kind: 'type' | 'reference', document: Json, term: string): Loss {
  return {
    kind,
    term,
    message:
      kind === 'type'
        ? `The type "${term}" means nothing in its context: it stays a relative IRI.`
        : `"${term}" is a relative IRI: what it means depends on where the document lies.`,
    places: placesOfValue(document, term),
    hint:
      kind === 'type'
        ? `Define "${term}" in the context, or write the IRI in full.`
        : 'Write the IRI in full, or with a prefix of the context.',
  };
}

function placesOfContext(document: Json, iri: string): string[] {
  const text = JSON.stringify(isObject(document) ? document['@context'] : undefined) ?? '';
  return iri !== '' && text.includes(JSON.stringify(iri)) ? ['#/@context'] : [];
}

function distinct(losses: readonly Loss[]): Loss[] {
  return [...new Map(losses.map((loss) => [`${loss.kind} ${loss.term}`, loss])).values()];
}

/** In document order; jsonld works through keys by the alphabet. */
function inOrder(document: Json, losses: readonly Loss[]): Loss[] {
  if (losses.length < 2) return [...losses];
  const order = new Map([...members(document)].map(({ pointer }, index) => [pointer, index]));
  const rank = ({ places }: Loss): number => order.get(places[0] ?? '') ?? -1;
  return losses.toSorted((a, b) => rank(a) - rank(b));
}

/** `(12 times)` where something is lost in more than one place. */
export function times({ places }: Loss): string {
  return places.length > 1 ? ` (${places.length} times)` : '';
}
