/** Pages of collections, requested with query parameters. */
import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { RunState, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { memberSchema } from '../plan/resource-types.js';
import { queryPairs } from '../plan/serialise.js';
import { memberKey, membersOf } from './collection-page.js';

/** Operations that answer with a collection; none when the server does not keep state. */
export function collectionOperations(state: RunState): OpenApiOperation[] {
  if (state.stateless) return [];
  return state.contract.openapi.operations.filter(
    (one) => one.method === 'GET' && memberSchema(state.contract, one) !== undefined,
  );
}

/** One page of a collection, as an answer gives it. */
export interface RequestedPage {
  readonly exchange: Exchange;
  readonly members: readonly Json[];
  readonly keys: readonly string[];
}

/** Requests a page with the given parameter values; undefined when the answer is not a collection. */
export async function requestPage(
  session: Session,
  operation: OpenApiOperation,
  ...values: readonly (readonly [Parameter, Json])[]
): Promise<RequestedPage | undefined> {
  const exchange = await session.call(operation, {
    query: values.flatMap(([parameter, value]) => queryPairs(parameter, value)),
  });
  const members = succeeded(exchange) ? membersOf(jsonBody(exchange)) : undefined;
  return members === undefined ? undefined : { exchange, members, keys: members.map(memberKey) };
}

/** Whether two lists of keys are the same in the same order. */
export function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Keys that occur more than once. */
export function duplicates(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
