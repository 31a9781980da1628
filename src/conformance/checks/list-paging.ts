import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { get, isObject } from '../../model/json.js';
import { headerList, jsonBody, jsonOf, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { parameterWith } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { resolveLink, linksOf } from '../state/links.js';
import { memberKey, membersOf, nextCursor, pageLink, totalOf } from '../state/collection-page.js';
import { collectionOperations, duplicates } from '../state/request-page.js';

const PAGES = 30;

export const listPaging = defineConformanceCheck({
  id: 'list-paging',
  title: 'Paging links lead through the list once: no loop, no repetition, nothing left out',
  severity: 'warning',
  source: 'this project: paging invariants; Hydra PartialCollectionView has no normative rule',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: collectionOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const limit = parameterWith(session.state.contract, operation, 'limit');
      const small =
        limit !== undefined && session.state.judges.judge(limit.schema)(1).length === 0 ? queryPairs(limit, 1) : [];
      for (const query of small.length === 0 ? [[]] : [[], small]) await walk(session, operation, query, limit?.name);
      if (small.length > 0) await follow(session, operation, small);
    },
  }),
});

async function walk(
  session: Session,
  operation: OpenApiOperation,
  query: readonly string[],
  limitName: string | undefined,
): Promise<void> {
  let page: Exchange = await session.call(operation, { query });
  const keys: string[] = [];
  const seen = new Set([page.request.url]);
  const total = totalOf(page)?.total;
  for (let count = 1; count < PAGES; count++) {
    const members = succeeded(page) ? membersOf(jsonBody(page)) : undefined;
    if (members === undefined) return;
    keys.push(...members.map(memberKey));
    const next = pageLink(page, 'next');
    if (next === undefined) return ended(session, page, keys, total, query);
    const url = resolveLink(next, page);
    if (url === undefined)
      return session.report(page, { message: `The link to the next page is no address: ${next}.`, key: 'address' });
    if (session.state.pathOf(url) === undefined)
      return session.report(page, {
        message: `The link to the next page leads away from the server: ${url}.`,
        key: 'elsewhere',
      });
    if (seen.has(url))
      return session.report(page, { message: `The link to the next page leads back to ${url}: a loop.`, key: 'loop' });
    if (query.length > 0 && limitName !== undefined && !url.includes(`${encodeURIComponent(limitName)}=`)) {
      session.report(page, {
        message: `The link to the next page drops ${limitName}, with which the list was asked for.`,
        key: 'query',
      });
    }
    seen.add(url);
    const following = await session.visit(url);
    if (!succeeded(following))
      return session.report(following, {
        message: `The link to the next page answers ${following.response?.status ?? following.failure?.kind}.`,
        key: 'dead',
      });
    backwards(session, page, following);
    if (membersOf(jsonBody(following))?.length === 0)
      session.report(following, { message: 'The link to the next page leads to an empty page.', key: 'empty' });
    page = following;
  }
}

const CURSOR = /^(page_?)?(cursor|token|after)$|^(starting_?after|next_?token|continuation_?token)$/i;

/** Asks page by page with the cursor that each answer gives; the pages together are the list. */
async function follow(session: Session, operation: OpenApiOperation, small: readonly string[]): Promise<void> {
  const cursor = operation.parameters.find((one) => one.in === 'query' && CURSOR.test(one.name));
  const all = await session.call(operation, {});
  const whole = succeeded(all) && nextCursor(all) === undefined ? membersOf(jsonBody(all)) : undefined;
  if (cursor === undefined || whole === undefined || whole.length === 0 || whole.length >= PAGES) return;
  const keys: string[] = [];
  let page = await session.call(operation, { query: small });
  for (let count = 0; count <= whole.length; count++) {
    const members = succeeded(page) ? membersOf(jsonBody(page)) : undefined;
    if (members === undefined)
      return session.report(page, {
        message: `The page that ${cursor.name} leads to answers ${page.response?.status ?? page.failure?.kind}.`,
        key: 'cursor dead',
      });
    keys.push(...members.map(memberKey));
    const next = nextCursor(page);
    if (next === undefined) break;
    page = await session.call(operation, { query: [...small, ...queryPairs(cursor, next)] });
  }
  const again = membersOf(jsonBody(await session.call(operation, {})))?.map(memberKey) ?? [];
  const expected = whole.map(memberKey);
  const missing = expected.filter((key) => !keys.includes(key));
  // What comes twice is for list-cursor to say; a list that changed meanwhile says nothing.
  if (again.join('\n') !== expected.join('\n') || missing.length === 0) return;
  session.report(page, {
    message: `Asked for with ${small.join('&')} and ${cursor.name}, the pages leave out ${missing.length} of the ${whole.length} members of the list.`,
    key: 'cursor',
  });
}

function ended(
  session: Session,
  page: Exchange,
  keys: readonly string[],
  total: number | undefined,
  query: readonly string[],
): void {
  const twice = duplicates(keys);
  if (twice.length > 0)
    session.report(page, {
      message: `Paging through the list meets ${twice.length} members more than once.`,
      key: 'repeated',
    });
  if (total === undefined) return;
  if (keys.length > total)
    session.report(page, {
      message: `The list states ${total} members; paging through it meets ${keys.length}.`,
      key: 'more',
    });
  if (keys.length < total && (keys.length > 1 || speaksOfPages(page)) && keys.length > 0) {
    session.report(page, {
      message: `The list states ${total} members; following its links from the first page meets ${keys.length}${query.length > 0 ? ` (with ${query.join('&')})` : ''}.`,
      key: 'missing',
    });
  }
}

/** Whether the list has a place for links to other pages. */
function speaksOfPages({ response }: Exchange): boolean {
  const body = response === undefined ? undefined : jsonOf(response).value;
  const keys = isObject(body) ? Object.keys(body) : [];
  const links = linksOf(headerList(response, 'link')).flatMap(({ rels }) => rels);
  return (
    links.some((rel) => /^(first|last|prev|previous)$/.test(rel)) ||
    keys.some((key) => /^(next|view|hydra:view|paging)$/.test(key)) ||
    get(body, '@type') === 'Collection'
  );
}

/** The previous page of the next page is this page, if it is stated. */
function backwards(session: Session, here: Exchange, following: Exchange): void {
  const previous = pageLink(following, 'previous');
  const url = previous === undefined ? undefined : resolveLink(previous, following);
  if (url === undefined || url === here.request.url) return;
  const plain = (text: string): string =>
    new URL(text).searchParams.get('page') ?? new URL(text).searchParams.get('offset') ?? '';
  if (plain(here.request.url) !== '' && plain(url) !== plain(here.request.url)) {
    session.report(following, {
      message: `The link to the previous page is ${url}; the previous page was ${here.request.url}.`,
      key: 'previous',
    });
  }
}
