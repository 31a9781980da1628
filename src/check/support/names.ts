/** Names in messages and waivers: compact IRIs and namespaces. */
import type { Contract } from '../../model/contract.js';
import { compactIri, namespaceOf, WELL_KNOWN } from '../../model/namespaces.js';

/** The compact form of an IRI, such as `vocab:Batch`, if a prefix of the contract matches; otherwise the IRI. */
export function compact({ hydra }: Contract, iri: string): string {
  const short = compactIri(iri, hydra.prefixes);
  return short === iri ? compactIri(iri, WELL_KNOWN) : short;
}

/** The full and the compact form of IRIs, for `Finding.about`. */
export function about(contract: Contract, ...iris: readonly (string | undefined)[]): string[] {
  return iris.filter((iri) => iri !== undefined).flatMap((iri) => [...new Set([iri, compact(contract, iri)])]);
}

/** The contract's own namespaces: those of its declared classes and properties, except for shared vocabularies. */
export function ownNamespaces({ hydra }: Contract): Set<string> {
  const known = [...hydra.prefixes.values()].toSorted((a, b) => b.length - a.length);
  const iris = hydra.classes.flatMap(({ iri, properties }) => [iri, ...properties.map((property) => property.iri)]);
  const namespaces = iris.map((iri) => known.find((namespace) => iri.startsWith(namespace)) ?? namespaceOf(iri));
  return new Set(namespaces.filter((namespace) => !isShared(namespace)));
}

/** Whether an IRI belongs to one of the contract's own namespaces. */
export function isOwn(iri: string, namespaces: ReadonlySet<string>): boolean {
  return [...namespaces].some((namespace) => iri.startsWith(namespace));
}

/** Whether an IRI belongs to a well-known shared vocabulary. */
export function isShared(iri: string): boolean {
  return /^https?:\/\/((www\.)?schema\.org|www\.w3\.org|purl\.org|xmlns\.com)\//.test(iri);
}

/** Whether both halves of the contract were authored, so that comparing them makes sense. */
export function hasBothHalves({ openapi, hydra }: Contract): boolean {
  return openapi.origin === 'authored' && hydra.origin === 'authored';
}
