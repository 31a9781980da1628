/** Finds the operation of the contract that answers at a URL. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { RunState } from '../check.js';

/** The operation with a method whose path template matches a URL; undefined when none is declared. */
export function operationAt(state: RunState, method: string, url: string): OpenApiOperation | undefined {
  const path = state.pathOf(url);
  const template = path === undefined ? undefined : state.pool.templateOf(path);
  return state.contract.openapi.operations.find((one) => one.path === template && one.method === method);
}
