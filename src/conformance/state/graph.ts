/** JSON-LD bodies as graphs of nodes. */
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { ExpansionIssue } from '../../validate/jsonld.js';
import type { RunState } from '../check.js';
import { essence, header, isJsonType, jsonOf } from '../exchange.js';
import type { Exchange, WireResponse } from '../exchange.js';

/** An expanded JSON-LD body: all of its nodes, including those of named graphs; nodes with the same `@id` are merged. */
export interface Graph {
  readonly nodes: readonly JsonObject[];
  /** The node that the document is about: the one whose `@id` is the requested address, else the first. */
  readonly root: JsonObject | undefined;
  readonly issues: readonly ExpansionIssue[];
}

const known = new WeakMap<WireResponse, Promise<Graph>>();

/** Whether a response is JSON-LD, by its content type or its context. */
export function isJsonLd(response: WireResponse): boolean {
  const type = header(response, 'content-type');
  if (!isJsonType(type) || response.text === '') return false;
  if (essence(type) === 'application/ld+json') return true;
  return response.text.includes('"@context"') && get(jsonOf(response).value, '@context') !== undefined;
}

/** The graph of an exchange's JSON-LD body, expanded once; undefined when the body is not JSON-LD. */
export function graphOf(state: RunState, exchange: Exchange): Promise<Graph> | undefined {
  const { response } = exchange;
  const value = response === undefined || !isJsonLd(response) ? undefined : jsonOf(response).value;
  if (response === undefined || value === undefined || (typeof value !== 'object' && value !== null) || value === null)
    return undefined;
  let graph = known.get(response);
  if (graph === undefined) known.set(response, (graph = cached(state, value, response.text, exchange.request.url)));
  return graph;
}

/** Recent graphs are cached, because most cases of an operation are answered with the same body. */
const KEPT = 200;
const LONGEST = 200_000;
const recent = new WeakMap<RunState, Map<string, Promise<Graph>>>();

function cached(state: RunState, value: Json, text: string, url: string): Promise<Graph> {
  if (text.length > LONGEST) return build(state, value, url);
  let graphs = recent.get(state);
  if (graphs === undefined) recent.set(state, (graphs = new Map()));
  const key = `${url.replace(/[?#].*$/, '')}\n${text}`;
  const graph = graphs.get(key) ?? build(state, value, url);
  graphs.delete(key);
  graphs.set(key, graph);
  if (graphs.size > KEPT) graphs.delete(graphs.keys().next().value!);
  return graph;
}

async function build(state: RunState, value: Json, url: string): Promise<Graph> {
  const { nodes: expanded, issues } = await state.expand(value, url);
  const byId = new Map<string, JsonObject>();
  const nodes: JsonObject[] = [];
  collect(expanded, byId, nodes);
  const merged = [...new Set(nodes.map((node) => byId.get(String(node['@id'])) ?? node))];
  return { nodes: merged, root: byId.get(url) ?? merged[0], issues };
}

function collect(value: Json | undefined, byId: Map<string, JsonObject>, nodes: JsonObject[]): void {
  if (isArray(value)) for (const item of value) collect(item, byId, nodes);
  if (!isObject(value) || '@value' in value) return;
  const { '@graph': inner, '@list': list, '@set': set, ...node } = value;
  if (
    Object.keys(node).some((key) => key !== '@id' && key !== '@index') ||
    (inner === undefined && list === undefined && set === undefined)
  ) {
    nodes.push(node);
    const id = get(node, '@id');
    if (typeof id === 'string') byId.set(id, merge(byId.get(id), node));
  }
  for (const member of [inner, list, set, ...Object.values(node)])
    if (typeof member === 'object' && member !== null) collect(member, byId, nodes);
}

function merge(a: JsonObject | undefined, b: JsonObject): JsonObject {
  if (a === undefined) return b;
  const merged: Record<string, Json | undefined> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const old = get(a, key);
    merged[key] = isArray(old) && isArray(value) ? distinct([...old, ...value] as Json[]) : (old ?? value);
  }
  return merged;
}

function distinct(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** IRIs of a node's types. */
export function typesOf(node: Json | undefined): string[] {
  const types = get(node, '@type');
  return isArray(types) ? types.filter((type): type is string => typeof type === 'string') : [];
}

/** The IRIs that a property of a node refers to. */
export function idsOf(node: Json | undefined, property: string): string[] {
  const values = get(node, property);
  return (isArray(values) ? values : [])
    .map((value) => get(value, '@id'))
    .filter((id): id is string => typeof id === 'string');
}

/** The first of the given members that has types, none of which is accepted. */
export function foreignMember(
  { nodes }: Graph,
  members: readonly string[],
  isAccepted: (type: string) => boolean,
): JsonObject | undefined {
  return nodes.find(
    (node) => members.includes(String(node['@id'])) && typesOf(node).length > 0 && !typesOf(node).some(isAccepted),
  );
}
