/** Pages of collections, requested with query parameters. */
import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { RunState, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { parameterWith } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { memberKey, membersOf } from './collection-page.js';

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
  ...values: readonly ParameterValue[]
): Promise<RequestedPage | undefined> {
  const exchange = await session.call(operation, {
    query: values.flatMap(([parameter, value]) => queryPairs(parameter, value)),
  });
  const members = succeeded(exchange) ? membersOf(jsonBody(exchange)) : undefined;
  return members === undefined ? undefined : { exchange, members, keys: members.map(memberKey) };
}

/** A parameter and its value. */
export type ParameterValue = readonly [Parameter, Json];

/** The parameter value that limits pages to a size; undefined where the contract does not allow that. */
export function limitTo(state: RunState, operation: OpenApiOperation, size: number): ParameterValue | undefined {
  const limit = parameterWith(state.contract, operation, 'limit');
  return limit === undefined || state.judges.judge(limit.schema)(size).length > 0 ? undefined : [limit, size];
}

/** Whether two lists of keys are the same in the same order. */
export function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Keys that occur more than once. */
export function duplicates(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

/** The query for pages of one member; undefined where the contract does not allow that. */
export function smallPages(state: RunState, operation: OpenApiOperation): readonly string[] | undefined {
  const limit = limitTo(state, operation, 1);
  return limit === undefined ? undefined : queryPairs(...limit);
}
