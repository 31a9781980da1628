import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { parameterWith } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { graphOf, idsOf, typesOf } from '../state/graph.js';
import { resolveLink } from '../state/links.js';
import { memberKey, membersOf, pageLink, totalOf } from '../state/collection-page.js';
import { collectionOperations } from '../state/request-page.js';

export const collectionView = defineConformanceCheck({
  id: 'collection-view',
  title: 'The first page has none before it, the last none after it, and members are what the collection asserts',
  severity: 'warning',
  source: 'this project: paging invariants; Hydra Core: memberAssertion (H2)',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: collectionOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const limit = parameterWith(session.state.contract, operation, 'limit');
      const small =
        limit !== undefined && session.state.judges.judge(limit.schema)(1).length === 0 ? [queryPairs(limit, 1)] : [];
      const start = await session.call(operation);
      const uneven =
        limit === undefined ? [] : unevenSizes(totalOf(start)?.total ?? 0).map((size) => queryPairs(limit, size));
      for (const query of [[], ...small, ...(small.length === 0 ? [] : uneven)]) await ends(session, operation, query);
      const graph = await graphOf(session.state, start);
      for (const node of graph?.nodes ?? []) {
        const classes = ['memberAssertion', 'manages']
          .flatMap((name) => (get(node, HYDRA + name) as readonly never[] | undefined) ?? [])
          .flatMap((one) => idsOf(one, `${HYDRA}object`));
        const members = new Set(idsOf(node, `${HYDRA}member`));
        if (classes.length === 0) continue;
        const foreign = graph!.nodes.find(
          (one) =>
            members.has(String(one['@id'])) &&
            typesOf(one).length > 0 &&
            !typesOf(one).some((type) => classes.includes(type)),
        );
        if (foreign !== undefined)
          session.report(start, {
            message: `The collection asserts members of ${classes.join(', ')}; ${String(foreign['@id'])} is ${typesOf(foreign).join(', ')}.`,
            key: 'members',
          });
      }
    },
  }),
});

/** A size of pages that leaves a rest on the last one. */
function unevenSizes(total: number): number[] {
  return [2, 3, 4, 5].filter((size) => total > size && total % size !== 0).slice(0, 1);
}

/** Pages differ: neither is the previous one of the first the same page again, nor has the next one the same view. */
async function neighbours(session: Session, start: Exchange): Promise<void> {
  for (const relation of ['previous', 'next'] as const) {
    const link = pageLink(start, relation);
    const url = link === undefined ? undefined : resolveLink(link, start);
    if (url === undefined || session.state.pathOf(url) === undefined) continue;
    const page = await session.visit(url);
    if (!succeeded(page)) continue;
    const [here, there] = [start, page].map((one) => (membersOf(jsonBody(one)) ?? []).map(memberKey).join('\n'));
    if (relation === 'previous' && here === there && here !== '')
      session.report(start, {
        message: `The link to the previous page leads to the same members again.`,
        key: 'previous same',
      });
    const [mine, its] = [viewOf(start), viewOf(page)];
    if (relation === 'next' && here !== there && mine !== undefined && mine === its)
      session.report(page, { message: `Two pages have the same view, ${mine}.`, key: 'view same' });
  }
}

/** The @id of a page's view. */
function viewOf(page: Exchange): string | undefined {
  const body = jsonBody(page);
  const id = get(get(body, 'view') ?? get(body, 'hydra:view'), '@id');
  return typeof id === 'string' ? id : undefined;
}

/** The first and the last page, if there are links to them. */
async function ends(session: Session, operation: OpenApiOperation, query: readonly string[]): Promise<void> {
  const start = await session.call(operation, { query });
  if (!succeeded(start)) return;
  const total = totalOf(start)?.total;
  const here = membersOf(jsonBody(start))?.length ?? 0;
  if (total !== undefined && total < here)
    session.report(start, { message: `The list states ${total} members in all, yet shows ${here}.`, key: 'fewer' });
  await neighbours(session, start);
  for (const [relation, none] of [
    ['first', 'previous'],
    ['last', 'next'],
  ] as const) {
    const link = pageLink(start, relation);
    const url = link === undefined ? undefined : resolveLink(link, start);
    if (url === undefined || session.state.pathOf(url) === undefined) continue;
    const page = await session.visit(url);
    const isFaulty = !succeeded(page) || pageLink(page, none) !== undefined || membersOf(jsonBody(page))?.length === 0;
    // A list that grows or shrinks by itself meanwhile has ends that move.
    if (isFaulty && here > 0 && totalOf(await session.call(operation, { query }))?.total !== total) continue;
    if (!succeeded(page))
      session.report(page, {
        message: `The link to the ${relation} page answers ${page.response?.status ?? page.failure?.kind}.`,
        key: `dead ${relation}`,
      });
    else if (pageLink(page, none) !== undefined)
      session.report(page, {
        message: `The ${relation} page has a link to a ${none} one.`,
        key: `${relation} ${none}`,
      });
    else if (membersOf(jsonBody(page))?.length === 0 && here > 0)
      session.report(page, { message: `The ${relation} page is empty.`, key: `empty ${relation}` });
  }
}
