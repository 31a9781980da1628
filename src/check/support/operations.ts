/** Finds the counterparts of operations in the other half of the contract. */
import type { Contract, HydraOperation, OpenApiOperation, PathSubject } from '../../model/contract.js';
import { classOf } from './classes.js';
import { compact } from './names.js';

/** The owner of a Hydra operation in messages: `vocab:Batch`, or `vocab:images (of vocab:Batch)`. */
export function hydraName(contract: Contract, { class: owner, property }: HydraOperation): string {
  return property === undefined
    ? compact(contract, owner)
    : `${compact(contract, property)} (of ${compact(contract, owner)})`;
}

/** The path where a Hydra operation should be found. */
export function pathOf(contract: Contract, { class: owner, property }: HydraOperation): string | undefined {
  const declared = classOf(contract, owner);
  return property === undefined
    ? declared?.paths[0]
    : declared?.properties.find(({ iri }) => iri === property)?.link?.path;
}

/** The class or link that an OpenAPI operation's path answers for. */
export function subjectOf({ openapi }: Contract, { path }: OpenApiOperation): PathSubject | undefined {
  return openapi.pathItems.find((item) => item.path === path)?.subject;
}

/**
 * The OpenAPI operation that corresponds to a Hydra operation but has another method: it has the same title,
 * or both are the only operations without a counterpart at their path.
 */
export function otherMethodFor(contract: Contract, operation: HydraOperation): OpenApiOperation | undefined {
  const path = operation.openapi === undefined ? pathOf(contract, operation) : undefined;
  if (path === undefined) return undefined;
  const unmatched = contract.openapi.operations.filter((other) => other.path === path && other.hydra === undefined);
  const titled = unmatched.find(({ summary }) => summary !== undefined && summary === operation.title);
  const only = unmatched.length === 1 && unmatchedAt(contract, path) === 1 ? unmatched[0] : undefined;
  return titled ?? only;
}

/** The ids of the OpenAPI operations whose counterpart has another method. */
export function operationsWithOtherMethod(contract: Contract): Set<string> {
  return new Set(contract.hydra.operations.flatMap((operation) => otherMethodFor(contract, operation)?.id ?? []));
}

function unmatchedAt(contract: Contract, path: string): number {
  return contract.hydra.operations.filter((each) => each.openapi === undefined && pathOf(contract, each) === path)
    .length;
}
