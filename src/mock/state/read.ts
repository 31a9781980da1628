/** Responds to GET with a resource or a page of a collection. */
import type { JsonObject } from '../../model/json.js';
import { get, isObject } from '../../model/json.js';
import { outlineOf } from '../schema/outline.js';
import type { OperationRequest } from '../operation-request.js';
import { collectionBody, pageLinks } from './envelope.js';
import type { Envelope } from './envelope.js';
import { isSingleton, membersIn } from './path-plans.js';
import type { PathPlan } from './path-plans.js';
import { slicePage, readSelection, readWindow } from './query.js';
import { notFound, prismBody, succeed, wrap } from './responses.js';
import type { Dependencies } from './responses.js';
import { addMembers } from './initial-state.js';
import type { StateResult } from './engine.js';
import type { StoredResource } from './store.js';
import { parentPath } from '../http/path-template.js';
import type { MatchedPath } from './repository.js';
import { lastVariable } from '../../model/path-template.js';

/** The response to a GET; undefined if such resources are not part of the state. */
export async function read(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const { repository } = deps;
  if (matched.plan.get === undefined) return undefined;
  if (!(await hasAncestors(deps, matched))) return notFound(matched.path);
  if (matched.plan.shape !== undefined) return readCollection(deps, call, matched);
  await fillParent(deps, matched);
  const resource = repository.resource(matched.path);
  if (resource !== undefined) return succeed(deps, call, await wrap(deps, call, repository.value(resource)));
  return isKnownMissing(deps, matched) ? notFound(matched.path) : undefined;
}

/** Whether a resource that is not stored is known not to exist: it was deleted, or others of its kind are stored. */
export function isKnownMissing({ repository }: Dependencies, matched: MatchedPath): boolean {
  if (repository.store.isDeleted(matched.path)) return true;
  if (isSingleton(matched.plan)) return false;
  return repository.store.ofKind(matched.plan.template).size > 0 || parentCollection(repository, matched) !== undefined;
}

/** The collection that a resource is a member of by its path. */
export function parentCollection(
  repository: Dependencies['repository'],
  matched: MatchedPath,
): MatchedPath | undefined {
  if (lastVariable(matched.plan.template) === undefined) return undefined;
  const parent = repository.match(parentPath(matched.path)) ?? repository.match(`${parentPath(matched.path)}/`);
  return parent?.plan.members === matched.plan.template ? parent : undefined;
}

/** Whether the resources along the path exist: without batch 1, there are no images of batch 1. */
export async function hasAncestors(deps: Dependencies, matched: MatchedPath): Promise<boolean> {
  const { repository } = deps;
  let path = parentPath(matched.path);
  for (let depth = 0; path !== '/' && path !== '' && depth < 20; depth++, path = parentPath(path)) {
    const above = repository.match(path);
    if (above?.plan.get === undefined || above.plan.shape !== undefined || isSingleton(above.plan)) continue;
    await fillParent(deps, above);
    if (repository.store.get(above.path) === undefined && isKnownMissing(deps, above)) return false;
  }
  return true;
}

/** Ensures that the collection of which a resource is a member has its initial members. */
export async function fillParent(deps: Dependencies, matched: MatchedPath): Promise<void> {
  const parent = parentCollection(deps.repository, matched);
  if (parent !== undefined) await fill(deps, parent);
}

/** Gives a collection without examples its initial members: those that Prism would respond with. */
async function fill(deps: Dependencies, matched: MatchedPath): Promise<void> {
  const { repository } = deps;
  const { plan, path } = matched;
  const { shape, get: operation } = plan;
  if (shape === undefined || operation === undefined || plan.examples.length > 0 || plan.backLink !== undefined) return;
  if (repository.store.members(path) !== undefined || (plan.hasChildren && repository.store.children(path).length > 0))
    return;
  repository.store.setMembers(path, []);
  if (plan.members !== undefined && !plan.hasChildren) return;
  const body = await prismBody(deps, operation);
  if (body !== undefined) addMembers(membersIn(body, shape), matched, repository);
}

async function readCollection(deps: Dependencies, call: OperationRequest, matched: MatchedPath): Promise<StateResult> {
  await fill(deps, matched);
  const envelope = readPage(deps, call, matched);
  if (envelope === undefined) return { problem: { status: deps.repository.lifecycles.paging?.beyond ?? 404 } };
  return succeed(deps, call, collectionBody(envelope), pageHeaders(call, envelope));
}

/** The requested page; undefined if it does not exist and the contract declares a status for that. */
function readPage(deps: Dependencies, call: OperationRequest, matched: MatchedPath): Envelope | undefined {
  const { repository } = deps;
  const { plan } = matched;
  const { shape } = plan;
  if (shape === undefined) return undefined;
  const { query } = call.request;
  const { paging } = repository.lifecycles;
  const page = slicePage(selectMembers(deps, call, matched), readWindow(plan.parameters, query, paging));
  if (paging?.beyond !== undefined && isBeyond(call, plan, page)) return undefined;
  return {
    shape,
    page: { ...page, items: page.items.map((resource) => embedded(deps, resource, plan)) },
    parameters: plan.parameters,
    iri: repository.links.iri(matched.path),
    query: ownQuery(query),
    examples: plan.examples.map(({ value }) => value).filter(isObject),
    pages: repository.plans.examples,
  };
}

/** The members of a collection that the request selects, in the requested order. */
function selectMembers(deps: Dependencies, call: OperationRequest, matched: MatchedPath): readonly StoredResource[] {
  const { repository } = deps;
  const { plan } = matched;
  const members = repository.members(matched);
  const properties = new Set([
    ...outlineOf(plan.schema, repository.references).properties.keys(),
    ...Object.keys(members[0]?.value ?? {}),
  ]);
  const { matches, compare } = readSelection(plan.parameters, call.request.query, properties, repository.now());
  const selected = matches === undefined ? members : members.filter(({ value }) => matches(value));
  return compare === undefined ? selected : selected.toSorted((a, b) => compare(a.value, b.value));
}

/** Whether the requested page number is not a number, or is past the end. */
function isBeyond(
  { request }: OperationRequest,
  { parameters }: PathPlan,
  page: { number: number; pages: number },
): boolean {
  const name = parameters.find(({ role }) => role === 'page')?.parameter.name;
  const requested = name === undefined ? null : request.query.get(name);
  return requested !== null && (!/^\d+$/.test(requested) || Number(requested) < 1 || page.number > page.pages);
}

/** A resource within a collection: only the properties of the member's schema, if that differs from the resource's. */
function embedded({ repository }: Dependencies, resource: StoredResource, plan: PathPlan): JsonObject {
  const value = repository.value(resource);
  if (resource.kind.endsWith('#') || plan.schemaName === repository.schemaOf(resource)) return value;
  const { properties } = outlineOf(plan.schema, repository.references);
  if (properties.size === 0) return value;
  return Object.fromEntries(
    [...properties.keys()].filter((key) => Object.hasOwn(value, key)).map((key) => [key, get(value, key)]),
  ) as JsonObject;
}

/** The query without the request preferences of Prism. */
function ownQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !/^__(code|example|dynamic|seed)$/.test(name)));
}

/** The declared header fields that describe the page: a total, and links to other pages. */
function pageHeaders({ operation }: OperationRequest, envelope: Envelope): Record<string, string> {
  const declared = operation.responses.filter(({ status }) => status.startsWith('2')).flatMap(({ headers }) => headers);
  const headers: Record<string, string> = {};
  for (const { name } of declared) {
    if (/total/i.test(name) && /count|items|results|^x-total$/i.test(name))
      headers[name.toLowerCase()] = String(envelope.page.total);
    const links = name.toLowerCase() === 'link' ? pageLinks(envelope) : '';
    if (links !== '') headers['link'] = links;
  }
  return headers;
}
