/** Reads a whole collection: by the links of its pages where it has them, else with its paging parameters. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../plan/case.js';
import { flatten } from '../plan/flatten.js';
import { pageParameter, parameterWith } from '../plan/roles.js';
import type { PageParameter } from '../plan/roles.js';
import { highest } from '../plan/sample.js';
import { queryPairs } from '../plan/serialise.js';
import { memberKey, membersOf, pageLink } from './collection-page.js';
import { resolveLink } from './links.js';

const PAGES = 40;

/** A collection read from its first page on. */
export interface CollectionReading {
  readonly members: readonly Json[];
  readonly first: Exchange;
  /** Whether everything was read: no page failed and no limit was reached. */
  readonly complete: boolean;
}

/** Reads a collection from its first page to its last by the links between them. */
export async function followPages(
  session: Session,
  operation: OpenApiOperation,
  change: Partial<Draft> = {},
  maxPages = PAGES,
): Promise<CollectionReading> {
  const first = await session.call(operation, change);
  const members: Json[] = [];
  const seen = new Set<string>([first.request.url]);
  let page: Exchange = first;
  for (let count = 1; ; count++) {
    const here = succeeded(page) ? membersOf(jsonBody(page)) : undefined;
    if (here === undefined) return { members, first, complete: false };
    members.push(...here);
    const next = pageLink(page, 'next');
    const url = next === undefined ? undefined : resolveLink(next, page);
    if (url === undefined) return { members, first, complete: true };
    if (seen.has(url) || count >= maxPages || session.state.pathOf(url) === undefined)
      return { members, first, complete: false };
    seen.add(url);
    page = await session.visit(url, change.identity);
  }
}

/** Reads every member of a collection, with pages as large as the contract allows. */
export async function readCollection(
  session: Session,
  operation: OpenApiOperation,
  change: Partial<Draft> = {},
): Promise<CollectionReading> {
  const { contract } = session.state;
  const limit = parameterWith(contract, operation, 'limit');
  if (limit === undefined) return followPages(session, operation, change);
  const size = Math.min(highest(flatten(contract.openapi.document, limit.schema), 1), 1000);
  const query = [...(change.query ?? []), ...queryPairs(limit, size)];
  const reading = await followPages(session, operation, { ...change, query });
  if (!reading.complete) return followPages(session, operation, change);
  if (pageLink(reading.first, 'next') !== undefined || reading.members.length < size) return reading;
  const stepper = pageParameter(contract, operation);
  return stepper === undefined
    ? reading
    : stepThrough(session, operation, { ...change, query }, stepper, reading, size);
}

async function stepThrough(
  session: Session,
  operation: OpenApiOperation,
  change: Partial<Draft>,
  { parameter, isOffset }: PageParameter,
  first: CollectionReading,
  size: number,
): Promise<CollectionReading> {
  const members: Json[] = [...first.members];
  const seen = new Set(members.map(memberKey));
  for (let page = 1; page < PAGES; page++) {
    const exchange = await session.call(operation, {
      ...change,
      query: [...(change.query ?? []), ...queryPairs(parameter, isOffset ? page * size : page + 1)],
    });
    const here = succeeded(exchange) ? (membersOf(jsonBody(exchange)) ?? []) : [];
    const added = here.filter((member) => !seen.has(memberKey(member)));
    if (added.length === 0) return { ...first, members };
    added.forEach((member) => seen.add(memberKey(member)));
    members.push(...added);
    if (here.length < size) return { ...first, members };
  }
  return { ...first, members, complete: false };
}
