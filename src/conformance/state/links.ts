/** Links of an answer: those of its `Link` header field, and the resolution of link targets. */
import { headerList } from '../exchange.js';
import type { Exchange } from '../exchange.js';

export interface HeaderLink {
  readonly target: string;
  readonly rels: readonly string[];
}

/** The target of a `Link` field with one of the given relation types (RFC 8288). */
export function linkHeader(exchange: Exchange, relations: readonly string[]): string | undefined {
  return linksOf(headerList(exchange.response, 'link')).find(({ rels }) => rels.some((rel) => relations.includes(rel)))
    ?.target;
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

/** The absolute URL of a link found in an answer; undefined when the target is not a valid reference. */
export function resolveLink(target: string, exchange: Exchange): string | undefined {
  return URL.canParse(target, exchange.request.url) ? new URL(target, exchange.request.url).href : undefined;
}
