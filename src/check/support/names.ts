import type { Contract } from '../../model/contract.js';
import { compactIri, namespaceOf, WELL_KNOWN } from '../../model/namespaces.js';

/** An IRI as people read it: `vocab:Batch` where a prefix of the contract fits, the IRI itself otherwise. */
export function compact({ hydra }: Contract, iri: string): string {
  const short = compactIri(iri, hydra.prefixes);
  return short === iri ? compactIri(iri, WELL_KNOWN) : short;
}

/** Both spellings of IRIs, for {@link Finding.about}. */
export function about(contract: Contract, ...iris: readonly (string | undefined)[]): string[] {
  return iris.filter((iri) => iri !== undefined).flatMap((iri) => [...new Set([iri, compact(contract, iri)])]);
}

/** The namespaces in which the contract defines terms of its own: those of its declared classes and properties. */
export function ownNamespaces({ hydra }: Contract): Set<string> {
  const known = [...hydra.prefixes.values()].toSorted((a, b) => b.length - a.length);
  const iris = hydra.classes.flatMap(({ iri, properties }) => [iri, ...properties.map((property) => property.iri)]);
  const namespaces = iris.map((iri) => known.find((namespace) => iri.startsWith(namespace)) ?? namespaceOf(iri));
  return new Set(namespaces.filter((namespace) => !isShared(namespace)));
}

/** Whether an IRI belongs to a vocabulary that everybody shares. */
export function isShared(iri: string): boolean {
  return /^https?:\/\/((www\.)?schema\.org|www\.w3\.org|purl\.org|xmlns\.com)\//.test(iri);
}

/** Whether both halves were written by people, so that they can be compared. */
export function hasBothHalves({ openapi, hydra }: Contract): boolean {
  return openapi.origin === 'authored' && hydra.origin === 'authored';
}
