/** What the scenarios of checks apply to: operations and resource types of the contract. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { RunState } from '../check.js';
import { creatorOf, memberSchema } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';

type OperationRole = 'create' | 'read' | 'list' | 'replace' | 'patch' | 'remove';

/** A resource type together with one of its operations. */
export interface TypeOperation {
  readonly resourceType: ResourceType;
  readonly operation: OpenApiOperation;
}

/** Operations that read; none when the server does not keep state. */
export function readOperations({ contract, stateless }: RunState): OpenApiOperation[] {
  return stateless ? [] : contract.openapi.operations.filter(({ method }) => method === 'GET');
}

/** Operations that answer with a collection; none when the server does not keep state. */
export function collectionOperations(state: RunState): OpenApiOperation[] {
  return readOperations(state).filter((one) => memberSchema(state.contract, one) !== undefined);
}

/** Resource types that the run can create and that have all the given operations; none when the server does not keep state. */
export function creatableTypes(state: RunState, ...roles: readonly OperationRole[]): ResourceType[] {
  if (state.stateless) return [];
  return state.resourceTypes.filter(
    (one) => creatorOf(one) !== undefined && roles.every((role) => one[role] !== undefined),
  );
}

/** Each of the given operations that a resource type has. */
export function operationsOf(resourceType: ResourceType, ...roles: readonly OperationRole[]): TypeOperation[] {
  return roles.flatMap((role) => {
    const operation = resourceType[role];
    return operation === undefined ? [] : [{ resourceType, operation }];
  });
}
