import type { TextEdit } from '../../finding.js';
import type { Contract } from '../../model/contract.js';
import { get, isObject, pointer, resolvePointer } from '../../model/json.js';
import { compactIri, HYDRA } from '../../model/namespaces.js';
import { expandTerm, prefixesOf, termFor, termsOf } from '../../model/terms.js';
import type { Terms } from '../../model/terms.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { renameEdits, typeEdits } from '../support/edits.js';
import { LEGACY } from '../support/hydra-core.js';
import type { Successor } from '../support/hydra-core.js';
import { inHydra } from '../support/places.js';
import { members } from '../support/raw.js';
import { uses } from '../support/vocabulary-nodes.js';
import type { Use } from '../support/vocabulary-nodes.js';

export const hydraLegacyTerm = defineCheck({
  id: 'hydra-legacy-term',
  title: 'No term of an earlier draft of Hydra is used',
  severity: 'warning',
  source: 'Hydra Core, change log; published vocabulary',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    return [...meant(contract), ...dropped(contract)];
  },
});

/** Legacy terms that the context still maps into the Hydra namespace. */
function meant(contract: Contract): Report[] {
  return [...uses(contract)].flatMap((use) => {
    const name = use.iri.slice(HYDRA.length);
    const successor = use.iri.startsWith(HYDRA) ? LEGACY.get(name) : undefined;
    return successor === undefined
      ? []
      : [toReport(contract, { name, successor, pointer: use.pointer, ...keyAt(contract, use) })];
  });
}

/** Legacy keys that mean nothing any more: the official context has dropped them, so that they are silently lost. */
function dropped(contract: Contract): Report[] {
  const known = contextTerms(contract);
  const lost = [...members(contract.hydra.document, '#', (key) => key === '@context')].filter(
    ({ key }) => LEGACY.has(key) && expandTerm(key, known) === undefined,
  );
  return lost.flatMap(({ key, pointer: at }) => {
    const successor = LEGACY.get(key);
    return successor === undefined
      ? []
      : [toReport(contract, { name: key, successor, pointer: at.slice(0, at.lastIndexOf('/')), key })];
  });
}

/** A legacy term where it stands. */
interface Legacy {
  readonly name: string;
  readonly successor: Successor;
  /** The object that it stands in. */
  readonly pointer: string;
  /** Its key, or the type as written. */
  readonly key?: string;
  readonly type?: string;
}

function toReport(contract: Contract, legacy: Legacy): Report {
  const fix = edits(contract, legacy);
  return {
    message: `hydra:${legacy.name} is a term of an earlier draft of Hydra.`,
    ...inHydra(contract, legacy.key === undefined ? legacy.pointer : pointer(legacy.pointer, legacy.key)),
    about: [HYDRA + legacy.name, `hydra:${legacy.name}`],
    hint: `Use ${legacy.successor.successor}${fix.length > 0 ? '; `check --fix` does it' : ''}.`,
    ...(fix.length > 0 ? { fix } : {}),
  };
}

/** How a node spells the term: as a key, or as a type. */
function keyAt(contract: Contract, { iri, role, pointer: at }: Use): { key?: string; type?: string } {
  const node = resolvePointer(contract.hydra.document, at);
  const terms = contextTerms(contract);
  const spells = (word: string): boolean => expandTerm(word, terms) === iri;
  const key = role === 'property' && isObject(node) ? Object.keys(node).find(spells) : undefined;
  const types = role === 'type' ? [get(node, '@type') ?? get(node, 'type')].flat() : [];
  const type = types.find((each): each is string => typeof each === 'string' && spells(each));
  return { ...(key === undefined ? {} : { key }), ...(type === undefined ? {} : { type }) };
}

function edits(contract: Contract, { successor, pointer: at, key, type }: Legacy): TextEdit[] {
  const file = contract.hydra.locate(at)?.file;
  const source = contract.sources.find((each) => each.file === file);
  if (source === undefined) return [];
  if (key !== undefined && successor.rename !== undefined) {
    const name = spelling(contract, HYDRA + successor.rename);
    if (name === undefined || isSecond(contract, at, key, successor.rename)) return [];
    return renameEdits(source, at, key, name, successor.inverts === true);
  }
  const types = (successor.types ?? []).map((iri) => spelling(contract, iri));
  return type === undefined || types.length === 0 || types.includes(undefined)
    ? []
    : typeEdits(source, at, type, types as string[]);
}

/** Two old keys of one new one: the first takes the name, the other has to be looked at. */
function isSecond(contract: Contract, at: string, key: string, rename: string): boolean {
  const keys = Object.keys(resolvePointer(contract.hydra.document, at) ?? {});
  const others = keys.slice(0, keys.indexOf(key)).map((other) => LEGACY.get(localName(other)));
  return others.some((other) => other?.rename === rename);
}

function localName(key: string): string {
  return key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('#')) + 1);
}

/** A word that means the IRI in the document's context: the local name, or with a prefix. */
function spelling(contract: Contract, iri: string): string | undefined {
  const terms = contextTerms(contract);
  return (
    termFor(iri, terms) ?? [compactIri(iri, prefixesOf(terms)), iri].find((word) => expandTerm(word, terms) === iri)
  );
}

function contextTerms({ hydra, contexts }: Contract): Terms {
  return termsOf(get(hydra.document, '@context'), contexts);
}
