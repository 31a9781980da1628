import { get, getObject, isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { header, headerList, jsonBody } from '../exchange.js';
import type { Exchange } from '../exchange.js';

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

/** The members of a list answer: the array itself, the member array of an envelope; undefined when it is no list. */
export function membersOf(json: Json | undefined, depth = 0): readonly Json[] | undefined {
  if (isArray(json)) return json;
  if (!isObject(json)) return undefined;
  for (const key of MEMBER_KEYS) {
    const value = get(json, key);
    if (isArray(value)) return value;
    if (isObject(value) && depth === 0 && membersOf(value, 1) !== undefined) return membersOf(value, 1);
  }
  const lists = Object.entries(json).filter(
    ([key, value]) => !key.startsWith('@') && isArray(value) && value.every(isObject),
  );
  if (lists.length === 1) return lists[0]![1] as readonly Json[];
  const embedded = get(json, '_embedded');
  return isObject(embedded) && depth === 0 ? membersOf(embedded, 1) : undefined;
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

/** How many members there are in all, as the answer says, and where it says so. */
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

/** A paging link of a list answer (Hydra view, `links`, `_links`, plain member, `Link` field), as written. */
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

/** What an answer says the next page is to be asked for with, where that is no link. */
export function nextCursor(exchange: Exchange): string | undefined {
  const json = jsonBody(exchange);
  const holders = [json, get(json, 'meta'), get(json, 'pagination'), get(json, 'paging'), get(json, 'page')];
  for (const holder of holders)
    for (const key of CURSOR_KEYS) {
      const value = get(holder, key);
      if (typeof value === 'string' && value !== '' && !looksLikeLink(value)) return value;
    }
  return undefined;
}

const CURSOR_KEYS = [
  'next',
  'nextCursor',
  'next_cursor',
  'nextPageToken',
  'next_page_token',
  'nextToken',
  'next_token',
  'continuationToken',
];

function looksLikeLink(text: string): boolean {
  return /^(https?:)?\/|^\?/.test(text);
}

/** The target of a `Link` field with one of the given relation types (RFC 8288). */
export function linkHeader(exchange: Exchange, relations: readonly string[]): string | undefined {
  return linksOf(headerList(exchange.response, 'link')).find(({ rels }) => rels.some((rel) => relations.includes(rel)))
    ?.target;
}

export interface HeaderLink {
  readonly target: string;
  readonly rels: readonly string[];
}

/** The links of a `Link` field (RFC 8288 §3). */
export function linksOf(field: string | undefined): HeaderLink[] {
  const links: HeaderLink[] = [];
  for (const found of (field ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g,
  )) {
    const rel = /;\s*rel\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*))/i.exec(found[2]!);
    links.push({ target: found[1]!, rels: (rel?.[1] ?? rel?.[2] ?? '').split(/\s+/).filter((name) => name !== '') });
  }
  return links;
}

/** An absolute address of a link found in an answer, or undefined when it is none. */
export function absolute(target: string, exchange: Exchange): string | undefined {
  return URL.canParse(target, exchange.request.url) ? new URL(target, exchange.request.url).href : undefined;
}

/** What tells members of a list apart: `@id`, `id`, or the whole member. */
export function memberKey(member: Json): string {
  for (const key of ['@id', 'id', '_id', 'uuid', 'key', 'slug', 'href']) {
    const value = get(member, key);
    if (typeof value === 'string' || typeof value === 'number') return `${key}:${value}`;
  }
  return JSON.stringify(member);
}
