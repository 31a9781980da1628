import type { OpenApiOperation } from '../../model/contract.js';
import { get, isArray } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { parameterWith } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { memberKey, membersOf, pageLink, totalOf } from '../state/collection-page.js';
import type { PageRelation } from '../state/collection-page.js';
import { foreignMember, graphOf, idsOf, typesOf } from '../state/graph.js';
import { resolveLink } from '../state/links.js';
import { smallPages } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

export const collectionView = defineConformanceCheck({
  id: 'collection-view',
  title:
    'The first page has no previous page, the last page has no next page, and members match the memberAssertion of the collection',
  severity: 'warning',
  source: 'this project: paging invariants; Hydra Core, hydra:memberAssertion',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: collectionOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const start = await session.call(operation);
      for (const query of pageQueries(session, operation, start)) await judgePages(session, operation, query);
      await judgeMembers(session, start);
    },
  }),
});

/** Queries for pages of the usual size, of one member, and of a size that leaves a shorter last page. */
function pageQueries(session: Session, operation: OpenApiOperation, start: Exchange): (readonly string[])[] {
  const limit = parameterWith(session.state.contract, operation, 'limit');
  const small = smallPages(session.state, operation);
  if (limit === undefined || small === undefined) return [[]];
  const total = totalOf(start)?.total ?? 0;
  const uneven = [2, 3, 4, 5].filter((size) => total > size && total % size !== 0).slice(0, 1);
  return [[], small, ...uneven.map((size) => queryPairs(limit, size))];
}

/** The pages that the first page links to. */
async function judgePages(session: Session, operation: OpenApiOperation, query: readonly string[]): Promise<void> {
  const start = await session.call(operation, { query });
  if (!succeeded(start)) return;
  const total = totalOf(start)?.total;
  const here = membersOf(jsonBody(start))?.length ?? 0;
  if (total !== undefined && total < here)
    session.report(start, {
      message: `The collection states a total of ${total} members, but this page alone has ${here}.`,
      key: 'fewer',
    });
  await judgePrevious(session, start);
  await judgeNext(session, start);
  await judgeEnd(session, operation, query, start, 'first', 'previous');
  await judgeEnd(session, operation, query, start, 'last', 'next');
}

/** The page that a link leads to; undefined where there is no link, or it leads to another server. */
async function linkedPage(session: Session, from: Exchange, relation: PageRelation): Promise<Exchange | undefined> {
  const link = pageLink(from, relation);
  const url = link === undefined ? undefined : resolveLink(link, from);
  return url === undefined || session.state.pathOf(url) === undefined ? undefined : session.visit(url);
}

function keysOf(page: Exchange): string {
  return (membersOf(jsonBody(page)) ?? []).map(memberKey).join('\n');
}

async function judgePrevious(session: Session, start: Exchange): Promise<void> {
  const page = await linkedPage(session, start, 'previous');
  if (page === undefined || !succeeded(page) || keysOf(start) === '' || keysOf(start) !== keysOf(page)) return;
  session.report(start, {
    message: 'The link to the previous page leads to a page with the same members.',
    key: 'previous same',
  });
}

async function judgeNext(session: Session, start: Exchange): Promise<void> {
  const page = await linkedPage(session, start, 'next');
  if (page === undefined || !succeeded(page) || keysOf(start) === keysOf(page)) return;
  const view = viewOf(start);
  if (view !== undefined && view === viewOf(page))
    session.report(page, { message: `Two different pages have the same view, ${view}.`, key: 'view same' });
}

/** The @id of a page's view. */
function viewOf(page: Exchange): string | undefined {
  const body = jsonBody(page);
  const id = get(get(body, 'view') ?? get(body, 'hydra:view'), '@id');
  return typeof id === 'string' ? id : undefined;
}

/** The first or last page, which must exist, have members and not link beyond the collection. */
async function judgeEnd(
  session: Session,
  operation: OpenApiOperation,
  query: readonly string[],
  start: Exchange,
  relation: 'first' | 'last',
  beyond: 'previous' | 'next',
): Promise<void> {
  const page = await linkedPage(session, start, relation);
  const fault = page === undefined ? undefined : faultOfEnd(page, start, relation, beyond);
  if (page === undefined || fault === undefined) return;
  // The ends of a collection that grows or shrinks during the scenario move.
  const isEmpty = (membersOf(jsonBody(start))?.length ?? 0) === 0;
  const isStable = isEmpty || totalOf(await session.call(operation, { query }))?.total === totalOf(start)?.total;
  if (isStable) session.report(page, fault);
}

function faultOfEnd(
  page: Exchange,
  start: Exchange,
  relation: 'first' | 'last',
  beyond: 'previous' | 'next',
): { readonly message: string; readonly key: string } | undefined {
  if (!succeeded(page))
    return { message: `The link to the ${relation} page answers ${statusOrFailure(page)}.`, key: `dead ${relation}` };
  if (pageLink(page, beyond) !== undefined)
    return { message: `The ${relation} page has a link to a ${beyond} page.`, key: `${relation} ${beyond}` };
  const isEmpty = membersOf(jsonBody(page))?.length === 0 && (membersOf(jsonBody(start))?.length ?? 0) > 0;
  return isEmpty ? { message: `The ${relation} page is empty.`, key: `empty ${relation}` } : undefined;
}

/** Members are of a class that the collection asserts. */
async function judgeMembers(session: Session, start: Exchange): Promise<void> {
  const graph = await graphOf(session.state, start);
  for (const node of graph?.nodes ?? []) {
    const classes = assertedClasses(node);
    const foreign = foreignMember(graph!, idsOf(node, `${HYDRA}member`), (type) => classes.includes(type));
    if (classes.length > 0 && foreign !== undefined)
      session.report(start, {
        message: `The collection asserts that its members are of ${classes.join(', ')}, but ${String(foreign['@id'])} is of ${typesOf(foreign).join(', ')}.`,
        key: 'members',
      });
  }
}

function assertedClasses(collection: JsonObject): string[] {
  return ['memberAssertion', 'manages'].flatMap((name) => {
    const assertions = get(collection, HYDRA + name);
    return (isArray(assertions) ? assertions : []).flatMap((one) => idsOf(one, `${HYDRA}object`));
  });
}
