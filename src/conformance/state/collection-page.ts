/** What one page of a collection states: its members, the total, links to other pages and the next cursor. */
import { get, getObject, isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { header, jsonBody } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { linkHeader } from './links.js';

const MEMBER_KEYS = [
  'member',
  'hydra:member',
  'http://www.w3.org/ns/hydra/core#member',
  'items',
  'results',
  'data',
  'content',
  'value',
  'values',
  'records',
  'entries',
];

/** The members: the array itself or the member array of an envelope; undefined when the body is not a collection. */
export function membersOf(json: Json | undefined, depth = 0): readonly Json[] | undefined {
  if (isArray(json)) return json;
  if (!isObject(json)) return undefined;
  for (const key of MEMBER_KEYS) {
    const value = get(json, key);
    if (isArray(value)) return value;
    if (isObject(value) && depth === 0 && membersOf(value, 1) !== undefined) return membersOf(value, 1);
  }
  const arrays = Object.entries(json).flatMap(([key, value]) =>
    !key.startsWith('@') && isArray(value) && value.every(isObject) ? [value] : [],
  );
  if (arrays.length === 1) return arrays[0];
  const embedded = get(json, '_embedded');
  return isObject(embedded) && depth === 0 ? membersOf(embedded, 1) : undefined;
}

/** Identifies a member within its collection: by `@id`, `id` and the like, else by the whole member. */
export function memberKey(member: Json): string {
  for (const key of ['@id', 'id', '_id', 'uuid', 'key', 'slug', 'href']) {
    const value = get(member, key);
    if (typeof value === 'string' || typeof value === 'number') return `${key}:${value}`;
  }
  return JSON.stringify(member);
}

const TOTAL_KEYS = [
  'totalItems',
  'hydra:totalItems',
  'total',
  'totalCount',
  'total_count',
  'totalElements',
  'totalResults',
  'total_items',
];

/** The total number of members that a page states, and where it states it. */
export function totalOf(exchange: Exchange): { readonly total: number; readonly at: string } | undefined {
  const json = jsonBody(exchange);
  for (const holder of [
    json,
    getObject(json, 'meta'),
    getObject(json, 'pagination'),
    getObject(json, 'page'),
    getObject(json, 'paging'),
  ]) {
    for (const key of TOTAL_KEYS) {
      const value = get(holder, key);
      if (typeof value === 'number') return { total: value, at: `#/${key}` };
    }
  }
  for (const name of ['x-total-count', 'x-total', 'total-count']) {
    const value = header(exchange.response, name);
    if (value !== undefined && /^\d+$/.test(value)) return { total: Number(value), at: `header:${name}` };
  }
  return undefined;
}

export type PageRelation = 'next' | 'previous' | 'first' | 'last';

/** A link to another page (Hydra view, `links`, `_links`, plain member, `Link` field), exactly as written. */
export function pageLink(exchange: Exchange, relation: PageRelation): string | undefined {
  return (
    bodyLink(jsonBody(exchange), relation) ??
    linkHeader(exchange, relation === 'previous' ? ['prev', 'previous'] : [relation])
  );
}

function bodyLink(json: Json | undefined, relation: PageRelation): string | undefined {
  const keys = relation === 'previous' ? ['previous', 'prev', 'hydra:previous'] : [relation, `hydra:${relation}`];
  const holders = [
    get(json, 'view'),
    get(json, 'hydra:view'),
    get(json, 'links'),
    get(json, '_links'),
    get(json, 'paging'),
    get(json, 'pagination'),
    get(json, 'meta'),
    json,
  ];
  for (const holder of holders) {
    for (const key of keys) {
      const value = get(holder, key);
      const target = typeof value === 'string' ? value : (get(value, '@id') ?? get(value, 'href') ?? get(value, 'url'));
      if (typeof target === 'string' && looksLikeLink(target)) return target;
    }
  }
  return undefined;
}

const CURSOR_HOLDERS = ['meta', 'pagination', 'paging', 'page', 'pageInfo'];
const CURSOR_KEYS = [
  'next',
  'nextCursor',
  'next_cursor',
  'nextPageToken',
  'next_page_token',
  'nextToken',
  'next_token',
  'continuationToken',
  'endCursor',
  'end_cursor',
  'cursor',
];

/** The cursor for the next page, where a page states one that is not a link. */
export function nextCursor(exchange: Exchange): string | undefined {
  const json = jsonBody(exchange);
  for (const holder of [json, ...CURSOR_HOLDERS.map((name) => get(json, name))]) {
    for (const key of CURSOR_KEYS) {
      const value = get(holder, key);
      if (typeof value === 'string' && value !== '' && !looksLikeLink(value)) return value;
    }
  }
  return header(exchange.response, 'x-next-cursor');
}

function looksLikeLink(text: string): boolean {
  return /^(https?:)?\/|^\?/.test(text);
}
