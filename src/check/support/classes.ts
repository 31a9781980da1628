/** Declared classes: looking them up, and their hierarchy. */
import type { Class, Contract, SupportedProperty } from '../../model/contract.js';
import { HYDRA, OWL, RDFS } from '../../model/namespaces.js';

/** The declared class with an IRI. */
export function classOf({ hydra }: Contract, iri: string): Class | undefined {
  return hydra.classes.find((each) => each.iri === iri);
}

/** A class and its declared superclasses, nearest first. Cycles end the search. */
function lineage(contract: Contract, iri: string): string[] {
  const found: string[] = [];
  const queue = [iri];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (found.includes(next)) continue;
    found.push(next);
    queue.push(...(classOf(contract, next)?.subClassOf ?? []));
  }
  return found;
}

/** The properties of a class, including those of its superclasses. */
export function allProperties(contract: Contract, iri: string): SupportedProperty[] {
  return lineage(contract, iri).flatMap((each) => classOf(contract, each)?.properties ?? []);
}

/** Whether every instance of a class is an instance of another. */
export function isA(contract: Contract, iri: string, other: string): boolean {
  return ANYTHING.has(other) || lineage(contract, iri).includes(other);
}

/** Classes of which everything is an instance: as a range, they do not restrict anything. */
export const ANYTHING: ReadonlySet<string> = new Set([`${HYDRA}Resource`, `${RDFS}Resource`, `${OWL}Thing`]);

/** How Hydra documents state that there is no body. */
export const NOTHING = `${OWL}Nothing`;
