import type { TextEdit } from '../../finding.js';
import type { Contract, SourceFile } from '../../model/contract.js';
import { get, isObject, pointer, resolvePointer } from '../../model/json.js';
import { compactIri, HYDRA, localName } from '../../model/namespaces.js';
import { expandTerm, prefixesOf, termFor, termsOf } from '../../model/terms.js';
import type { Terms } from '../../model/terms.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { renameEdits, typeEdits } from '../support/edits.js';
import { LEGACY, replacement } from '../support/hydra-core.js';
import type { Successor } from '../support/hydra-core.js';
import { inHydra } from '../support/places.js';
import { members } from '../support/raw.js';
import { uses } from '../support/vocabulary-nodes.js';
import type { Use } from '../support/vocabulary-nodes.js';

export const hydraLegacyTerm = defineCheck({
  id: 'hydra-legacy-term',
  title: 'No terms of earlier drafts of Hydra are used',
  severity: 'warning',
  source: 'Hydra Core, change log and published vocabulary',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    return [...defined(contract), ...dropped(contract)];
  },
});

/** Legacy terms that the context still maps to the Hydra namespace. */
function defined(contract: Contract): Report[] {
  return [...uses(contract)].flatMap((use) => {
    const name = use.iri.slice(HYDRA.length);
    const successor = use.iri.startsWith(HYDRA) ? LEGACY.get(name) : undefined;
    return successor === undefined
      ? []
      : [toReport(contract, { name, successor, pointer: use.pointer, ...keyAt(contract, use) })];
  });
}

/** Legacy keys that are no longer defined: the official context has removed them, so they are lost without a warning. */
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

/** A legacy term and its place. */
interface Legacy {
  readonly name: string;
  readonly successor: Successor;
  /** Pointer of the object that contains it. */
  readonly pointer: string;
  /** Its key, or the type as written. */
  readonly key?: string;
  readonly type?: string;
}

function toReport(contract: Contract, legacy: Legacy): Report {
  const fix = edits(contract, legacy);
  return {
    message: `hydra:${legacy.name} is a term from an earlier draft of Hydra.`,
    ...inHydra(contract, legacy.key === undefined ? legacy.pointer : pointer(legacy.pointer, legacy.key)),
    about: [HYDRA + legacy.name, `hydra:${legacy.name}`],
    hint: `${sentence(replacement(legacy.successor))}${fix.length > 0 ? ' Run `check --fix` to replace it.' : ''}`,
    ...(fix.length > 0 ? { fix } : {}),
  };
}

/** The key or the type by which a node uses the term. */
function keyAt(contract: Contract, { iri, role, pointer: at }: Use): { key?: string; type?: string } {
  const node = resolvePointer(contract.hydra.document, at);
  const terms = contextTerms(contract);
  const spells = (word: string): boolean => expandTerm(word, terms) === iri;
  const key = role === 'property' && isObject(node) ? Object.keys(node).find(spells) : undefined;
  const types = role === 'type' ? [get(node, '@type') ?? get(node, 'type')].flat() : [];
  const type = types.find((each): each is string => typeof each === 'string' && spells(each));
  return { ...(key === undefined ? {} : { key }), ...(type === undefined ? {} : { type }) };
}

function edits(contract: Contract, legacy: Legacy): TextEdit[] {
  const file = contract.hydra.locate(legacy.pointer)?.file;
  const source = contract.sources.find((each) => each.file === file);
  return source === undefined ? [] : [...keyEdits(contract, legacy, source), ...valueEdits(contract, legacy, source)];
}

function keyEdits(contract: Contract, { successor, pointer: at, key }: Legacy, source: SourceFile): TextEdit[] {
  if (key === undefined || successor.rename === undefined) return [];
  const name = spelling(contract, HYDRA + successor.rename);
  if (name === undefined || isSecond(contract, at, key, successor.rename)) return [];
  return renameEdits(source, at, key, name, successor.inverts === true);
}

function valueEdits(contract: Contract, { successor, pointer: at, type }: Legacy, source: SourceFile): TextEdit[] {
  const types = (successor.types ?? []).map((iri) => spelling(contract, iri));
  const known = types.filter((each) => each !== undefined);
  if (type === undefined || known.length === 0 || known.length < types.length) return [];
  return typeEdits(source, at, type, known);
}

/** If two legacy keys have the same successor, the first one is renamed and the other needs a decision by the author. */
function isSecond(contract: Contract, at: string, key: string, rename: string): boolean {
  const keys = Object.keys(resolvePointer(contract.hydra.document, at) ?? {});
  const others = keys.slice(0, keys.indexOf(key)).map((other) => LEGACY.get(localName(other)));
  return others.some((other) => other?.rename === rename);
}

/** A term or compact IRI that expands to an IRI in the document's context. */
function spelling(contract: Contract, iri: string): string | undefined {
  const terms = contextTerms(contract);
  return (
    termFor(iri, terms) ?? [compactIri(iri, prefixesOf(terms)), iri].find((word) => expandTerm(word, terms) === iri)
  );
}

function contextTerms({ hydra, contexts }: Contract): Terms {
  return termsOf(get(hydra.document, '@context'), contexts);
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
