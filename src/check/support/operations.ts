/** Operations that only one half has. */
import type { Contract, HydraOperation, OpenApiOperation, PathSubject } from '../../model/contract.js';
import { classOf } from './classes.js';
import { compact } from './names.js';

/** How a sentence names the owner of a Hydra operation: `vocab:Batch`, or `vocab:images (of vocab:Batch)`. */
export function hydraName(contract: Contract, { class: owner, property }: HydraOperation): string {
  return property === undefined
    ? compact(contract, owner)
    : `${compact(contract, property)} (of ${compact(contract, owner)})`;
}

/** The path at which a Hydra operation should be found. */
export function pathOf(contract: Contract, { class: owner, property }: HydraOperation): string | undefined {
  const declared = classOf(contract, owner);
  return property === undefined
    ? declared?.paths[0]
    : declared?.properties.find(({ iri }) => iri === property)?.link?.path;
}

/** What an OpenAPI operation's path answers for. */
export function subjectOf({ openapi }: Contract, { path }: OpenApiOperation): PathSubject | undefined {
  return openapi.pathItems.find((item) => item.path === path)?.subject;
}

/**
 * The OpenAPI operation that stands in a Hydra operation's place with another method: the title tells,
 * or that both are the only ones left over at their path.
 */
export function methodSlip(contract: Contract, operation: HydraOperation): OpenApiOperation | undefined {
  const path = operation.openapi === undefined ? pathOf(contract, operation) : undefined;
  if (path === undefined) return undefined;
  const left = contract.openapi.operations.filter((other) => other.path === path && other.hydra === undefined);
  const titled = left.find(({ summary }) => summary !== undefined && summary === operation.title);
  const alone = left.length === 1 && leftAt(contract, path) === 1 ? left[0] : undefined;
  return titled ?? alone;
}

/** Ids of the OpenAPI operations that a method slip explains. */
export function operationsWithSlip(contract: Contract): Set<string> {
  return new Set(contract.hydra.operations.flatMap((operation) => methodSlip(contract, operation)?.id ?? []));
}

function leftAt(contract: Contract, path: string): number {
  return contract.hydra.operations.filter((each) => each.openapi === undefined && pathOf(contract, each) === path)
    .length;
}
