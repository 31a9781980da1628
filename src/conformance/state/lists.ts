import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { Session, World } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { memberSchema } from '../plan/resources.js';
import { queryPairs } from '../plan/serialise.js';
import { memberKey, membersOf } from './listing.js';

/** Operations that answer with a list; none when answers show no state. */
export function listOperations(world: World): OpenApiOperation[] {
  if (world.stateless) return [];
  return world.contract.openapi.operations.filter(
    (one) => one.method === 'GET' && memberSchema(world.contract, one) !== undefined,
  );
}

/** One page of a list, asked for with parameters. */
export interface Page {
  readonly exchange: Exchange;
  readonly members: readonly Json[];
  readonly keys: readonly string[];
}

/** Asks for a list with parameters; undefined when the answer is no list. */
export async function page(
  session: Session,
  operation: OpenApiOperation,
  ...values: readonly (readonly [Parameter, Json])[]
): Promise<Page | undefined> {
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
export function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
