/** Reads a server from its entry point by following the links in its answers. */
import { HYDRA } from '../../model/namespaces.js';
import { essence, header, jsonBody, PREFER_JSON_LD, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { Client } from '../run/client.js';
import { membersOf } from '../state/collection-page.js';
import { graphOf, typesOf } from '../state/graph.js';
import type { Graph } from '../state/graph.js';
import { linkHeader, resolveLink } from '../state/links.js';
import type { MutableRunState } from '../run/run-state.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** The most documents that discovery reads. */
const MAX_DOCUMENTS = 60;

/** A document that discovery read. */
export interface CrawledDocument {
  /** Absolute URL, without a fragment. */
  readonly url: string;
  /** Path below the base path. */
  readonly path: string;
  readonly exchange: Exchange;
  readonly graph: Graph | undefined;
  /** IRIs of the classes of the resource that the document describes. */
  readonly types: readonly string[];
  readonly mediaType: string;
  readonly isCollection: boolean;
}

/** A URL that is still to be read, and its distance in links from the entry point. */
interface Visit {
  readonly url: string;
  readonly depth: number;
}

/** Reads the server from a URL on, nearest documents first. */
export async function crawl(state: MutableRunState, client: Client, start: string): Promise<CrawledDocument[]> {
  const found: CrawledDocument[] = [];
  const seen = new Set<string>();
  const queue: Visit[] = [{ url: start, depth: 0 }];
  while (queue.length > 0 && found.length < MAX_DOCUMENTS) {
    const next = queue.shift()!;
    const url = next.url.replace(/#.*$/, '');
    if (seen.has(url)) continue;
    seen.add(url);
    const document = await read(state, client, url);
    if (document === undefined) continue;
    found.push(document);
    for (const link of linksIn(state, document)) if (!seen.has(link)) queue.push({ url: link, depth: next.depth + 1 });
    queue.sort((a, b) => a.depth - b.depth);
  }
  return found;
}

/** The URL of the ApiDocumentation that an answer links to. */
export function documentationOf(exchange: Exchange): string | undefined {
  const target = linkHeader(exchange, [`${HYDRA}apiDocumentation`]);
  return target === undefined ? undefined : resolveLink(target, exchange);
}

async function read(state: MutableRunState, client: Client, url: string): Promise<CrawledDocument | undefined> {
  const exchange = await client.send(client.visiting(url, 'own', undefined, PREFER_JSON_LD), undefined);
  const path = state.pathOf(url);
  const mediaType = essence(header(exchange.response, 'content-type'));
  if (!succeeded(exchange) || path === undefined || mediaType === '') return undefined;
  const graph = await graphOf(state, exchange);
  const types = subjectTypes(graph, url);
  const isCollection = types.some((type) => type.endsWith('Collection')) && membersOf(jsonBody(exchange)) !== undefined;
  return { url, path, exchange, graph, types, mediaType, isCollection };
}

/** The types of the node whose @id is the URL of the document, else of the first node. */
function subjectTypes(graph: Graph | undefined, url: string): readonly string[] {
  const subject =
    graph?.nodes.find((node) => node['@id'] === url) ??
    graph?.nodes.find(
      (node) =>
        typesOf(node).length > 0 && typeof node['@id'] === 'string' && new URL(url).pathname === pathOf(node['@id']),
    );
  return typesOf(subject ?? graph?.root);
}

/** URLs on this server that a document contains, except those with a query, which are pages. */
function linksIn(state: MutableRunState, { exchange, graph }: CrawledDocument): string[] {
  const targets: string[] = [];
  const visit = (value: Json | undefined): void => {
    if (isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      if (typeof value['@id'] === 'string') targets.push(value['@id']);
      for (const [key, member] of Object.entries(value)) if (key !== '@context' && key !== '@type') visit(member);
    }
  };
  if (graph === undefined) visit(jsonBody(exchange));
  else graph.nodes.forEach((node) => visit(node));
  return [...new Set(targets)]
    .map((target) => resolveLink(target, exchange))
    .filter((url): url is string => url !== undefined && state.pathOf(url) !== undefined && !url.includes('?'))
    .map((url) => url.replace(/#.*$/, ''));
}

function pathOf(iri: string): string | undefined {
  return URL.canParse(iri) ? new URL(iri).pathname : undefined;
}
