import { HYDRA } from '../../model/namespaces.js';
import { essence, header, headerList, jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { essenceOrder } from './visit.js';
import type { Visit } from './visit.js';
import type { Client } from '../run/client.js';
import { graphOf, typesOf } from '../state/graph.js';
import type { Graph } from '../state/graph.js';
import { linksOf, resolveLink } from '../state/links.js';
import { membersOf } from '../state/collection-page.js';
import type { MutableRunState } from '../run/run-state.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** Documents that discovery reads at most. */
const DOCUMENTS = 60;

/** Something that was read on the way. */
export interface Document {
  /** Path and query below the server's origin. */
  readonly url: string;
  readonly path: string;
  readonly exchange: Exchange;
  readonly graph: Graph | undefined;
  /** IRIs of the classes of the thing that lives there. */
  readonly types: readonly string[];
  readonly mediaType: string;
  readonly isList: boolean;
}

/** Reads a server from its entry point by the links that its answers hold. */
export async function crawl(state: MutableRunState, client: Client, start: string): Promise<Document[]> {
  const found: Document[] = [];
  const seen = new Set<string>();
  const queue: Visit[] = [{ url: start, depth: 0 }];
  while (queue.length > 0 && found.length < DOCUMENTS) {
    const next = queue.shift()!;
    const place = next.url.replace(/#.*$/, '');
    if (seen.has(place)) continue;
    seen.add(place);
    const exchange = await client.send(client.visiting(place, 'own', undefined, essenceOrder), undefined);
    if (!succeeded(exchange)) continue;
    const graph = await graphOf(state, exchange);
    const document = describe(state, place, exchange, graph);
    if (document === undefined) continue;
    found.push(document);
    for (const url of linksIn(state, exchange, graph)) if (!seen.has(url)) queue.push({ url, depth: next.depth + 1 });
    queue.sort((a, b) => a.depth - b.depth);
  }
  return found;
}

/** The address of the ApiDocumentation that an answer links to. */
export function documentationOf(exchange: Exchange): string | undefined {
  const link = linksOf(headerList(exchange.response, 'link')).find(({ rels }) =>
    rels.includes(`${HYDRA}apiDocumentation`),
  );
  return link === undefined ? undefined : resolveLink(link.target, exchange);
}

/** The thing that a document is about: the node at its own address, else the first with a type. */
export function subjectOf(graph: Graph | undefined, url: string): readonly string[] {
  const own =
    graph?.nodes.find((node) => node['@id'] === url) ??
    graph?.nodes.find(
      (node) =>
        typesOf(node).length > 0 && typeof node['@id'] === 'string' && new URL(url).pathname === pathOf(node['@id']),
    );
  return typesOf(own ?? graph?.root);
}

function describe(
  state: MutableRunState,
  url: string,
  exchange: Exchange,
  graph: Graph | undefined,
): Document | undefined {
  const path = state.pathOf(url);
  const mediaType = essence(header(exchange.response, 'content-type'));
  if (path === undefined || mediaType === '') return undefined;
  const types = subjectOf(graph, url);
  const isList = types.some((type) => type.endsWith('Collection')) && membersOf(jsonBody(exchange)) !== undefined;
  return { url, path, exchange, graph, types, mediaType, isList };
}

/** Addresses on this server that an answer names, without queries but for pages. */
function linksIn(state: MutableRunState, exchange: Exchange, graph: Graph | undefined): string[] {
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
