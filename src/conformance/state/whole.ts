import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Json } from '../../model/json.js';
import { queryPairs } from '../plan/serialise.js';
import { highest } from '../plan/sample.js';
import { flatten } from '../plan/flatten.js';
import { parameterWith } from '../plan/roles.js';
import { membersOf, memberKey, pageLink } from './listing.js';
import { readList } from './life.js';
import type { WholeList } from './life.js';

const PAGES = 40;

/** Reads everything of a list: by its links where it has them, else with its paging parameters. */
export async function wholeList(
  session: Session,
  operation: OpenApiOperation,
  change: Parameters<Session['call']>[1] = {},
): Promise<WholeList> {
  const { contract } = session.world;
  const limit = parameterWith(contract, operation, 'limit');
  const size =
    limit === undefined ? undefined : Math.min(highest(flatten(contract.openapi.document, limit.schema), 1), 1000);
  const query = [...(change.query ?? []), ...(limit === undefined ? [] : queryPairs(limit, size!))];
  const list = await readList(session, operation, { ...change, query });
  if (!list.complete) return limit === undefined ? list : readList(session, operation, change);
  if (pageLink(list.first, 'next') !== undefined || limit === undefined || list.members.length < size!) return list;
  const stepper = parameterWith(contract, operation, 'offset') ?? parameterWith(contract, operation, 'page');
  return stepper === undefined ? list : stepThrough(session, operation, change, query, stepper, list, size!);
}

async function stepThrough(
  session: Session,
  operation: OpenApiOperation,
  change: Parameters<Session['call']>[1],
  query: readonly string[],
  stepper: Parameter,
  first: WholeList,
  size: number,
): Promise<WholeList> {
  const members: Json[] = [...first.members];
  const seen = new Set(members.map(memberKey));
  const isOffset = parameterWith(session.world.contract, operation, 'offset') === stepper;
  for (let page = 1; page < PAGES; page++) {
    const exchange = await session.call(operation, {
      ...change,
      query: [...query, ...queryPairs(stepper, isOffset ? page * size : page + 1)],
    });
    const here = succeeded(exchange) ? (membersOf(jsonBody(exchange)) ?? []) : [];
    const fresh = here.filter((member) => !seen.has(memberKey(member)));
    if (fresh.length === 0) return { ...first, members };
    fresh.forEach((member) => seen.add(memberKey(member)));
    members.push(...fresh);
    if (here.length < size) return { ...first, members };
  }
  return { ...first, members, complete: false };
}
