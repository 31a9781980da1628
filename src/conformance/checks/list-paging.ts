import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { headerList, jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { cursorParameter, parameterWith } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { memberKey, membersOf, nextCursor, pageLink, totalOf } from '../state/collection-page.js';
import { linksOf, resolveLink } from '../state/links.js';
import { duplicates, smallPages } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

const PAGES = 30;

export const listPaging = defineConformanceCheck({
  id: 'list-paging',
  title: 'Paging links lead through the collection exactly once: no loops, no duplicates, no omissions',
  severity: 'warning',
  source: 'this project: paging invariants (Hydra Core sets no rules for hydra:PartialCollectionView)',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: collectionOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const small = smallPages(session.state, operation);
      await followLinks(session, operation, []);
      if (small === undefined) return;
      await followLinks(session, operation, small);
      await followCursors(session, operation, small);
    },
  }),
});

/** Follows the links from the first page to the last. */
async function followLinks(session: Session, operation: OpenApiOperation, query: readonly string[]): Promise<void> {
  const limit = query.length === 0 ? undefined : parameterWith(session.state.contract, operation, 'limit');
  let page: Exchange = await session.call(operation, { query });
  const keys: string[] = [];
  const seen = new Set([page.request.url]);
  const total = totalOf(page)?.total;
  for (let count = 1; count < PAGES; count++) {
    const members = succeeded(page) ? membersOf(jsonBody(page)) : undefined;
    if (members === undefined) return;
    keys.push(...members.map(memberKey));
    const next = pageLink(page, 'next');
    if (next === undefined) return judgeMembers(session, page, keys, total, query);
    const url = judgeNextLink(session, page, next, seen, limit?.name);
    if (url === undefined) return;
    seen.add(url);
    const following = await session.visit(url);
    if (!succeeded(following))
      return session.report(following, {
        message: `The link to the next page answers ${statusOrFailure(following)}.`,
        key: 'dead',
      });
    judgeFollowing(session, page, following);
    page = following;
  }
}

/** The URL of the next page, unless it must not be followed. */
function judgeNextLink(
  session: Session,
  page: Exchange,
  next: string,
  seen: ReadonlySet<string>,
  limitName: string | undefined,
): string | undefined {
  const url = resolveLink(next, page);
  const fault = faultOfLink(session, next, url, seen);
  if (fault !== undefined || url === undefined) {
    session.report(page, fault!);
    return undefined;
  }
  if (limitName !== undefined && !url.includes(`${encodeURIComponent(limitName)}=`))
    session.report(page, {
      message: `The link to the next page drops ${limitName}, which the request had.`,
      key: 'query',
    });
  return url;
}

function faultOfLink(
  session: Session,
  next: string,
  url: string | undefined,
  seen: ReadonlySet<string>,
): { readonly message: string; readonly key: string } | undefined {
  if (url === undefined)
    return { message: `The link to the next page is not a valid URI reference: ${next}.`, key: 'address' };
  if (session.state.pathOf(url) === undefined)
    return { message: `The link to the next page leads to another server: ${url}.`, key: 'elsewhere' };
  return seen.has(url)
    ? { message: `The link to the next page leads back to ${url}, so that the pages loop.`, key: 'loop' }
    : undefined;
}

/** The next page has members, and its link to the previous page leads back. */
function judgeFollowing(session: Session, page: Exchange, following: Exchange): void {
  judgePreviousLink(session, page, following);
  if (membersOf(jsonBody(following))?.length === 0)
    session.report(following, { message: 'The link to the next page leads to an empty page.', key: 'empty' });
}

/** Requests page after page with the cursor that each answer gives; together the pages are the collection. */
async function followCursors(session: Session, operation: OpenApiOperation, small: readonly string[]): Promise<void> {
  const cursor = cursorParameter(session.state.contract, operation);
  const all = await session.call(operation, {});
  const whole = succeeded(all) && nextCursor(all) === undefined ? membersOf(jsonBody(all)) : undefined;
  if (cursor === undefined || whole === undefined || whole.length === 0 || whole.length >= PAGES) return;
  const read = await readByCursor(session, operation, small, cursor, whole.length);
  if (read === undefined) return;
  const expected = whole.map(memberKey);
  const missing = expected.filter((key) => !read.keys.includes(key));
  const again = membersOf(jsonBody(await session.call(operation, {})))?.map(memberKey) ?? [];
  // The check list-cursor covers duplicates; a collection that changed in the meantime proves nothing.
  if (again.join('\n') !== expected.join('\n') || missing.length === 0) return;
  session.report(read.last, {
    message: `Requested with ${small.join('&')} and ${cursor.name}, the pages omit ${missing.length} of the ${whole.length} members of the collection.`,
    key: 'cursor',
  });
}

/** The keys of the members on each page; undefined when a page is not a collection, which is reported. */
async function readByCursor(
  session: Session,
  operation: OpenApiOperation,
  small: readonly string[],
  cursor: Parameter,
  most: number,
): Promise<{ readonly keys: readonly string[]; readonly last: Exchange } | undefined> {
  const keys: string[] = [];
  let page = await session.call(operation, { query: small });
  for (let count = 0; count <= most; count++) {
    const members = succeeded(page) ? membersOf(jsonBody(page)) : undefined;
    if (members === undefined) {
      session.report(page, {
        message: `The page that ${cursor.name} leads to answers ${statusOrFailure(page)}.`,
        key: 'cursor dead',
      });
      return undefined;
    }
    keys.push(...members.map(memberKey));
    const next = nextCursor(page);
    if (next === undefined) break;
    page = await session.call(operation, { query: [...small, ...queryPairs(cursor, next)] });
  }
  return { keys, last: page };
}

/** All pages together have every member exactly once. */
function judgeMembers(
  session: Session,
  page: Exchange,
  keys: readonly string[],
  total: number | undefined,
  query: readonly string[],
): void {
  const { length } = duplicates(keys);
  if (length > 0)
    session.report(page, {
      message: `Following the links from page to page returns ${length} members more than once.`,
      key: 'repeated',
    });
  if (total === undefined) return;
  if (keys.length > total)
    session.report(page, {
      message: `The collection states a total of ${total} members, but its pages have ${keys.length}.`,
      key: 'more',
    });
  if (keys.length < total && (keys.length > 1 || hasPages(page)) && keys.length > 0) {
    session.report(page, {
      message: `The collection states a total of ${total} members, but the pages that its links lead to have ${keys.length}${query.length > 0 ? ` (with ${query.join('&')})` : ''}.`,
      key: 'missing',
    });
  }
}

/** Whether the collection has a place for links to other pages. */
function hasPages(page: Exchange): boolean {
  const body = jsonBody(page);
  const keys = isObject(body) ? Object.keys(body) : [];
  const relations = linksOf(headerList(page.response, 'link')).flatMap(({ rels }) => rels);
  return (
    relations.some((relation) => /^(first|last|prev|previous)$/.test(relation)) ||
    keys.some((key) => /^(next|view|hydra:view|paging)$/.test(key)) ||
    get(body, '@type') === 'Collection'
  );
}

/** The link to the previous page of the next page, if there is one, leads back to the page. */
function judgePreviousLink(session: Session, page: Exchange, following: Exchange): void {
  const previous = pageLink(following, 'previous');
  const url = previous === undefined ? undefined : resolveLink(previous, following);
  if (url === undefined || url === page.request.url) return;
  const positionIn = (text: string): string =>
    new URL(text).searchParams.get('page') ?? new URL(text).searchParams.get('offset') ?? '';
  if (positionIn(page.request.url) !== '' && positionIn(url) !== positionIn(page.request.url)) {
    session.report(following, {
      message: `The link to the previous page is ${url}, but the previous page was ${page.request.url}.`,
      key: 'previous',
    });
  }
}
