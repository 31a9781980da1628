/** Handles POST, PUT, PATCH and DELETE, the requests that change the repository. */
import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaIssue } from '../../validate/schema.js';
import { declares } from '../declarations.js';
import { isTrue } from '../lifecycle/expression.js';
import { assign } from '../lifecycle/advance.js';
import type { OperationRequest } from '../operation-request.js';
import type { Violation } from '../prism/answer.js';
import { isMarked, outlineOf, nameOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import { compose, isTime, mergePatch } from './compose.js';
import { assignIdentity } from './identifiers.js';
import type { Identity } from './identifiers.js';
import { applyPatch } from './json-patch.js';
import { resourceSchema } from './path-plans.js';
import type { PathPlan } from './path-plans.js';
import { fillParent, hasAncestors, isKnownMissing } from './read.js';
import { notFound, prismBody, prismResource, sentBody, succeed, successJudge, wrap } from './responses.js';
import type { Dependencies } from './responses.js';
import type { StateResult } from './engine.js';
import type { StoredResource } from './store.js';
import { parentPath } from '../http/path-template.js';
import type { MatchedPath, Repository } from './repository.js';
import { essence } from '../../model/media-type.js';
import { lastLiteral } from '../../model/path-template.js';

/** POST: performs an action of a lifecycle, or creates a member of a collection or a resource of the returned class. */
export async function post(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const { repository } = deps;
  if (!(await hasAncestors(deps, matched))) return notFound(matched.path);
  const action = performAction(deps, call, matched);
  if (action !== undefined) return action;
  const body = sentBody(deps, call);
  const { plan } = matched;
  if (plan.shape !== undefined) {
    if (isArray(body)) return createMany(deps, call, matched, body);
    return create(deps, call, matched, isObject(body) ? body : {}, { template: plan.members, schema: plan.schema });
  }
  const schema = resourceSchema(call.operation, repository.references);
  const home = repository.plans.homeTemplate(nameOf(schema), new Set(matched.variables.keys()));
  return home === undefined || home === plan.template
    ? undefined
    : create(deps, call, matched, isObject(body) ? body : {}, { template: home, schema });
}

/** Performs the action that the lifecycle of a resource defines for a POST below it; undefined if it defines none. */
function performAction(deps: Dependencies, call: OperationRequest, matched: MatchedPath): StateResult | undefined {
  const { repository } = deps;
  const name = lastLiteral(matched.plan.template);
  const owner = repository.match(parentPath(matched.path));
  const actions = name === undefined ? undefined : repository.lifecycles.get(owner?.plan.schemaName)?.actions.get(name);
  if (owner === undefined || actions === undefined) return undefined;
  const resource = repository.resource(owner.path);
  if (resource === undefined) return notFound(owner.path);
  const extra = new Map<string, Json>([['request', sentBody(deps, call) ?? null]]);
  const scope = repository.scope(resource, repository.now(), extra);
  const action = actions.find(({ when }) => isTrue(when(scope)));
  if (action === undefined) return undefined;
  if (action.set.size > 0) updateValue(deps, resource, assign(resource.value, action.set, scope));
  return succeed(deps, call, action.answer ?? repository.value(resource));
}

function updateValue({ repository }: Dependencies, resource: StoredResource, value: JsonObject): void {
  resource.value = repository.ordered(resource.path, value, Object.keys(resource.value));
  resource.changedAt = repository.now();
  repository.store.touch();
}

/** What kind of resource to create, and where. */
interface CreationTarget {
  /** The path template of such resources; undefined if they exist only within their collection. */
  readonly template: string | undefined;
  readonly schema: Schema | undefined;
}

/** Creates one member for each item of an array. */
async function createMany(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  bodies: readonly Json[],
): Promise<StateResult> {
  const target = { template: matched.plan.members, schema: matched.plan.schema };
  const created: JsonObject[] = [];
  for (const [position, body] of bodies.entries()) {
    const creation = await createResource(deps, call, matched, isObject(body) ? body : {}, target, position);
    if ('problem' in creation) return creation;
    created.push(creation.resource.value);
  }
  const judge = successJudge(deps, call.operation);
  const isValid = judge !== undefined && judge(created).length === 0;
  return succeed(deps, call, isValid ? created : await prismBody(deps, call.operation));
}

async function create(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  sent: JsonObject,
  target: CreationTarget,
): Promise<StateResult> {
  const creation = await createResource(deps, call, matched, sent, target, 0);
  if ('problem' in creation) return creation;
  const { resource } = creation;
  const location = resource.kind.endsWith('#') ? {} : { location: deps.repository.links.iri(resource.path) };
  return succeed(deps, call, await bodyFor(deps, call, deps.repository.value(resource)), location);
}

/** The response body for a resource: the resource if that is valid, else Prism's body with the resource's values. */
async function bodyFor(deps: Dependencies, call: OperationRequest, value: JsonObject): Promise<Json | undefined> {
  const judge = successJudge(deps, call.operation);
  if (judge === undefined) return undefined;
  const whole = await wrap(deps, call, value);
  if (judge(whole).length === 0) return whole;
  const body = await prismBody(deps, call.operation);
  const resource = await prismResource(deps, call.operation);
  if (resource === undefined) return body;
  const merged = Object.fromEntries(
    Object.entries(resource).map(([key, other]) => [key, get(value, key) ?? other]),
  ) as JsonObject;
  const mixed = await wrap(deps, call, merged);
  return judge(mixed).length === 0 ? mixed : body;
}

type Creation =
  | { readonly resource: StoredResource }
  | { readonly problem: { readonly status: number; readonly detail?: string } };

async function createResource(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  sent: JsonObject,
  { template, schema }: CreationTarget,
  position: number,
): Promise<Creation> {
  const { repository } = deps;
  const { plan } = matched;
  const identity = template === undefined ? undefined : assignIdentity(deps, template, schema, sent, matched.variables);
  const exists = identity !== undefined && repository.store.get(identity.path) !== undefined;
  // An existing resource is updated, unless the contract declares a conflict.
  if (exists && declares(call.operation, 409)) return { problem: conflict(identity) };
  const path = identity?.path ?? `${matched.path}#${repository.store.nextNumber(repository.store.size)}`;
  const sample = await sampleOf(deps, call, template);
  const value = composeResource(deps, schema, path, sent, sample, identity);
  if (!repository.put(path, value, position)) return { problem: STORE_FULL };
  if (plan.shape !== undefined && !plan.hasChildren && !exists) repository.store.addMember(matched.path, path);
  const resource = repository.store.get(path);
  if (resource === undefined) throw new Error(`${path} was stored, but cannot be found.`);
  startLifecycle(deps, call, resource, nameOf(schema), matched);
  return { resource };
}

const STORE_FULL = {
  status: 507,
  detail: 'The store of the mock server is full. Reset its state, or raise the limit of stored resources.',
};

function conflict({ id }: Identity): { readonly status: number; readonly detail: string } {
  return { status: 409, detail: `A resource with the identifier ${String(id)} exists already.` };
}

/** A resource that supplies missing values of another one of its kind. */
interface Sample {
  readonly value: JsonObject;
  /** Undefined if it is not stored. */
  readonly path: string | undefined;
}

/** A sample for a new resource: a stored resource of its kind, else what Prism would respond with. */
async function sampleOf(
  deps: Dependencies,
  call: OperationRequest,
  template: string | undefined,
): Promise<Sample | undefined> {
  const stored = template === undefined ? undefined : storedSample(deps.repository, template);
  if (stored !== undefined) return stored;
  const value = await prismResource(deps, call.operation);
  return value && { value, path: undefined };
}

function storedSample({ store }: Repository, template: string): Sample | undefined {
  const [stored] = store.ofKind(template);
  return stored;
}

function composeResource(
  deps: Dependencies,
  schema: Schema | undefined,
  path: string,
  sent: JsonObject,
  sample: Sample | undefined,
  identity: Identity | undefined,
): JsonObject {
  const { repository, judges } = deps;
  const { properties } = outlineOf(schema, repository.references);
  const iri = repository.links.iri(path);
  const known: Record<string, Json> = {};
  if (identity?.key !== undefined && identity.key !== '@id') known[identity.key] = identity.id;
  if (properties.has('@id') && !path.includes('#')) known['@id'] = iri;
  const value = compose({
    schema,
    references: repository.references,
    judge: schema === undefined ? undefined : judges.judge(schema, 'response'),
    sent,
    known,
    sample: sample?.value,
    sampleIri: sample?.path === undefined ? undefined : repository.links.iri(sample.path),
    iri,
    now: repository.timestamp(),
  });
  return repository.ordered(path, value, [...properties.keys()]);
}

/** Starts the lifecycle of a new resource: assigns its initial values, and creates the resources that it contains. */
function startLifecycle(
  deps: Dependencies,
  call: OperationRequest,
  resource: StoredResource,
  schemaName: string | undefined,
  matched: MatchedPath,
): void {
  const { repository } = deps;
  const lifecycle = repository.lifecycles.get(schemaName);
  if (lifecycle === undefined) return;
  const extra = new Map<string, Json>([['request', sentBody(deps, call) ?? null]]);
  const scope = repository.scope(resource, repository.now(), extra);
  const value = assign(resource.value, lifecycle.start, scope);
  resource.value = repository.ordered(resource.path, value, Object.keys(resource.value));
  repository.store.touch();
  for (const [name, from] of lifecycle.contains) {
    const list = from(scope);
    for (const [position, item] of (isArray(list) ? list : []).entries()) {
      if (isObject(item)) createContained(deps, call, resource, name, item, position, matched);
    }
  }
}

/** Creates a resource in a list of a new resource; an existing one with the same identifier is moved there. */
function createContained(
  deps: Dependencies,
  call: OperationRequest,
  owner: StoredResource,
  list: string,
  sent: JsonObject,
  position: number,
  from: MatchedPath,
): void {
  const { repository } = deps;
  const matched = repository.match(`${owner.path}/${list}`);
  const template = matched?.plan.members;
  if (matched === undefined || template === undefined) return;
  const { plan } = matched;
  const identity = assignIdentity(deps, template, plan.schema, sent, from.variables);
  if (identity === undefined) return;
  const { path } = identity;
  const sample = storedSample(repository, template);
  const value = composeResource(deps, plan.schema, path, sent, sample, identity);
  if (repository.store.get(path) !== undefined) repository.store.evict(path);
  if (!repository.put(path, withBackLink(repository, value, plan, owner), position)) return;
  const resource = repository.store.get(path);
  if (resource !== undefined) startLifecycle(deps, call, resource, plan.schemaName, matched);
  if (plan.backLink === undefined && !plan.hasChildren) repository.store.addMember(matched.path, path);
}

function withBackLink(
  { links }: Repository,
  value: JsonObject,
  { backLink }: PathPlan,
  owner: StoredResource,
): JsonObject {
  return backLink === undefined ? value : { ...value, [backLink]: links.iri(owner.path) };
}

/** PUT: replaces a resource except for its readOnly properties, or creates it if the contract declares a 201. */
export async function put(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const body = sentBody(deps, call);
  if (!isObject(body)) return undefined;
  return writeResource(deps, call, matched, () => ({ sent: body }));
}

/** PATCH: applies a JSON Patch (RFC 6902) if the media type is that of one, else a JSON Merge Patch (RFC 7396). */
export async function patch(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const body = sentBody(deps, call);
  if (body === undefined) return undefined;
  const isJsonPatch = essence(call.request.headers['content-type'] ?? '') === 'application/json-patch+json';
  return writeResource(deps, call, matched, (before) => {
    if (before === undefined) return notFound(matched.path);
    const patched = isJsonPatch ? applyPatch(before, body) : { value: mergePatch(before, body) };
    if ('detail' in patched)
      return { problem: { status: declares(call.operation, 409) ? 409 : 422, detail: patched.detail } };
    return { sent: isObject(patched.value) ? patched.value : {} };
  });
}

/** The resource that a request is about. */
interface Target {
  readonly resource: StoredResource | undefined;
  /** Whether it is known not to exist. */
  readonly isMissing: boolean;
}

/** The target of a write; the response if its parent does not exist, and undefined if it is not part of the state. */
async function findTarget(deps: Dependencies, matched: MatchedPath): Promise<Target | StateResult | undefined> {
  if (matched.plan.shape !== undefined) return undefined;
  if (!(await hasAncestors(deps, matched))) return notFound(matched.path);
  await fillParent(deps, matched);
  const resource = deps.repository.resource(matched.path);
  return { resource, isMissing: resource === undefined && isKnownMissing(deps, matched) };
}

/** The properties to write, or the response if they cannot be determined. */
type Sent = { readonly sent: JsonObject } | StateResult;

async function writeResource(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  sentFor: (before: JsonObject | undefined) => Sent,
): Promise<StateResult | undefined> {
  const { repository } = deps;
  const target = await findTarget(deps, matched);
  if (target === undefined || !('isMissing' in target)) return target;
  const { resource, isMissing } = target;
  if (isMissing && !declares(call.operation, 201)) return notFound(matched.path);
  // A resource that may exist although no example shows it has the value that Prism generates for it.
  const initial = resource === undefined && !isMissing ? await initialValue(deps, matched) : undefined;
  const before = resource?.value ?? initial;
  const result = sentFor(before);
  if (!('sent' in result)) return result;
  const schema = matched.plan.schema ?? resourceSchema(call.operation, repository.references);
  const value = reviseResource(deps, schema, matched, result.sent, before);
  const violations = sentViolations(deps, schema, value, result.sent);
  if (violations.length > 0) return { problem: { status: declares(call.operation, 422) ? 422 : 400, violations } };
  if (resource !== undefined) updateValue(deps, resource, value);
  else if (!repository.put(matched.path, value)) return { problem: { status: 507 } };
  return writtenResponse(deps, call, matched, value, { isStored: resource !== undefined, isNew: before === undefined });
}

/** Violations of the schema by properties that the client sent; any others come from the mock. */
function sentViolations(
  { judges }: Dependencies,
  schema: Schema | undefined,
  value: JsonObject,
  sent: JsonObject,
): Violation[] {
  const issues = schema === undefined ? [] : judges.judge(schema, 'response')(value);
  return issues.filter(({ at }) => Object.hasOwn(sent, at.split('/')[1] ?? '')).map(asViolation);
}

/** The response to a PUT or PATCH. `isStored`: the resource was stored before; `isNew`: it did not exist at all. */
async function writtenResponse(
  deps: Dependencies,
  call: OperationRequest,
  { path }: MatchedPath,
  value: JsonObject,
  { isStored, isNew }: { readonly isStored: boolean; readonly isNew: boolean },
): Promise<StateResult> {
  const location = isNew ? { location: deps.repository.links.iri(path) } : {};
  const outcome = succeed(deps, call, await bodyFor(deps, call, value), location);
  return 'response' in outcome ? withStatus(outcome, call, isStored) : outcome;
}

/** The value of a resource that was never written: what Prism would respond with. */
async function initialValue(deps: Dependencies, { plan }: MatchedPath): Promise<JsonObject | undefined> {
  return plan.get === undefined ? undefined : prismResource(deps, plan.get);
}

/** Sets the status: 201 if the resource was not stored before, else another success, as far as both are declared. */
function withStatus(
  outcome: { readonly response: Extract<StateResult, { response: unknown }>['response'] },
  call: OperationRequest,
  isStored: boolean,
): StateResult {
  const others = call.operation.responses
    .map(({ status }) => Number(status))
    .filter((status) => status > 201 || status === 200);
  const success = others.filter((status) => status < 300).toSorted((a, b) => a - b)[0];
  const status =
    !isStored && declares(call.operation, 201)
      ? 201
      : outcome.response.status === 201 && isStored
        ? success
        : undefined;
  if (status === undefined) return outcome;
  const { body: _, mediaType: __, ...bare } = outcome.response;
  return { response: status === 204 ? { ...bare, status } : { ...outcome.response, status } };
}

function asViolation({ at, message }: SchemaIssue): Violation {
  const keys = at.replace(/^#\/?/, '').split('/');
  return { kind: 'request', at: ['body', ...keys.filter((key) => key !== '')], message };
}

/** The new value of a resource after a PUT or PATCH. */
function reviseResource(
  deps: Dependencies,
  schema: Schema | undefined,
  matched: MatchedPath,
  sent: JsonObject,
  before: JsonObject | undefined,
): JsonObject {
  const { repository } = deps;
  const { properties } = outlineOf(schema, repository.references);
  const iri = repository.links.iri(matched.path);
  const sample = storedSample(repository, matched.plan.template);
  return compose({
    schema,
    references: repository.references,
    judge: undefined,
    sent,
    known: { ...(properties.has('@id') && { '@id': iri }), ...keptProperties(properties, sent, before) },
    sample: sample?.value,
    sampleIri: sample?.path === undefined ? undefined : repository.links.iri(sample.path),
    iri,
    now: repository.timestamp(),
    ...(before !== undefined && { before }),
  });
}

/** The readOnly properties that keep their value although the client sent another, such as identifiers. */
function keptProperties(
  properties: SchemaOutline['properties'],
  sent: JsonObject,
  before: JsonObject | undefined,
): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, declared] of properties) {
    if (key === '@type' || key === '@context' || !isMarked(declared, 'readOnly') || isTime(declared)) continue;
    const value = get(before, key);
    if (value !== undefined && Object.hasOwn(sent, key)) kept[key] = value;
  }
  return kept;
}

/** DELETE: deletes a resource and everything below it. */
export async function remove(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const { repository } = deps;
  const target = await findTarget(deps, matched);
  if (target === undefined || !('isMissing' in target)) return target;
  const { resource, isMissing } = target;
  if (resource === undefined && !isMissing && matched.plan.get === undefined) return undefined;
  // DELETE is idempotent (RFC 9110 §9.2.2): deleting a missing resource is an error only if the contract declares one.
  if (isMissing && declares(call.operation, 404, '4XX', 'default')) return notFound(matched.path);
  repository.store.remove(matched.path);
  return succeed(deps, call, resource === undefined ? undefined : await bodyFor(deps, call, resource.value));
}
