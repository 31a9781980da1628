/** GET: a resource, or a page of a collection. */
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
import { lastVariable, parentPath } from '../http/path-template.js';
import type { MatchedPath } from './repository.js';

/** The answer to a GET; undefined where state knows nothing of such resources. */
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

/** Whether what is not there is known not to be there: it was deleted, or others of its kind are remembered. */
export function isKnownMissing({ repository }: Dependencies, matched: MatchedPath): boolean {
  if (repository.store.isDeleted(matched.path)) return true;
  if (isSingleton(matched.plan)) return false;
  return repository.store.ofKind(matched.plan.template).size > 0 || parentSpot(repository, matched) !== undefined;
}

/** The collection that a resource is a member of by its path. */
export function parentSpot(repository: Dependencies['repository'], matched: MatchedPath): MatchedPath | undefined {
  if (lastVariable(matched.plan.template) === undefined) return undefined;
  const parent = repository.match(parentPath(matched.path)) ?? repository.match(`${parentPath(matched.path)}/`);
  return parent?.plan.members === matched.plan.template ? parent : undefined;
}

/** Whether the resources that the path goes through are there: no batch 1, no images of it. */
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

/** Makes sure that the collection that a resource is in has its first members. */
export async function fillParent(deps: Dependencies, matched: MatchedPath): Promise<void> {
  const parent = parentSpot(deps.repository, matched);
  if (parent !== undefined) await fill(deps, parent);
}

/** A collection without an example begins with what Prism would answer. */
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

/** The page asked for; undefined if there is no such page and the API says so. */
function readPage(deps: Dependencies, call: OperationRequest, matched: MatchedPath): Envelope | undefined {
  const { repository } = deps;
  const { plan } = matched;
  const { shape } = plan;
  if (shape === undefined) return undefined;
  const { query } = call.request;
  const members = repository.members(matched);
  const properties = new Set([
    ...outlineOf(plan.schema, repository.references).properties.keys(),
    ...Object.keys(members[0]?.value ?? {}),
  ]);
  const { matches, compare } = readSelection(plan.parameters, query, properties, repository.now());
  const picked = matches === undefined ? members : members.filter(({ value }) => matches(value));
  const sorted = compare === undefined ? picked : picked.toSorted((a, b) => compare(a.value, b.value));
  const page = slicePage(sorted, readWindow(plan.parameters, query, repository.lifecycles.paging));
  if (repository.lifecycles.paging?.beyond !== undefined && isBeyond(call, plan, page)) return undefined;
  const items = page.items.map((resource) => embedded(deps, resource, plan));
  const examples = plan.examples.map(({ value }) => value).filter(isObject);
  const iri = repository.links.iri(matched.path);
  return {
    shape,
    page: { ...page, items },
    parameters: plan.parameters,
    iri,
    query: ownQuery(query),
    examples,
    pages: repository.plans.examples,
  };
}

/** A page number that is no number, or past the end. */
function isBeyond(
  { request }: OperationRequest,
  { parameters }: PathPlan,
  page: { number: number; pages: number },
): boolean {
  const name = parameters.find(({ role }) => role === 'page')?.parameter.name;
  const asked = name === undefined ? null : request.query.get(name);
  return asked !== null && (!/^\d+$/.test(asked) || Number(asked) < 1 || page.number > page.pages);
}

/** A resource as a collection shows it: no more than the member's schema names, where that is another than the resource's. */
function embedded({ repository }: Dependencies, resource: StoredResource, plan: PathPlan): JsonObject {
  const value = repository.value(resource);
  if (resource.kind.endsWith('#') || plan.schemaName === repository.schemaOf(resource)) return value;
  const { properties } = outlineOf(plan.schema, repository.references);
  if (properties.size === 0) return value;
  return Object.fromEntries(
    [...properties.keys()].filter((key) => Object.hasOwn(value, key)).map((key) => [key, get(value, key)]),
  ) as JsonObject;
}

function ownQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !/^__(code|example|dynamic|seed)$/.test(name)));
}

/** Declared headers that speak of the collection: a total, links to other pages. */
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
