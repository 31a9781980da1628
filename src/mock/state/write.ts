/** POST, PUT, PATCH and DELETE: how clients change the repository. */
import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaIssue } from '../../validate/schema.js';
import { essence } from '../http/accept.js';
import { isTrue } from '../lifecycle/expression.js';
import { assign } from '../lifecycle/advance.js';
import type { OperationRequest } from '../operation-request.js';
import { isMarked, outlineOf, nameOf } from '../schema/outline.js';
import { compose, isTime, mergePatch } from './compose.js';
import { assignIdentity } from './identifiers.js';
import type { Identity } from './identifiers.js';
import { applyPatch } from './json-patch.js';
import { resourceSchema } from './path-plans.js';
import { fillParent, hasAncestors, isKnownMissing } from './read.js';
import { declares, notFound, prismBody, prismResource, sentBody, succeed, successJudge, wrap } from './responses.js';
import type { Dependencies } from './responses.js';
import type { StateResult } from './engine.js';
import type { StoredResource } from './store.js';
import { lastLiteral, parentPath } from '../http/path-template.js';
import type { MatchedPath } from './repository.js';

/** POST: an action that lifecycle knows, a new member of a collection, or a new resource of the class that it answers with. */
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

/** What lifecycle says of a POST below a resource. */
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
  if (action.set.size > 0) change(deps, resource, assign(resource.value, action.set, scope));
  return succeed(deps, call, action.answer ?? repository.value(resource));
}

function change({ repository }: Dependencies, resource: StoredResource, value: JsonObject): void {
  resource.value = repository.ordered(resource.path, value, Object.keys(resource.value));
  resource.changedAt = repository.now();
  repository.store.touch();
}

interface CreationTarget {
  /** Where such resources live; undefined: nowhere but in their collection. */
  readonly template: string | undefined;
  readonly schema: Schema | undefined;
}

async function createMany(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  bodies: readonly Json[],
): Promise<StateResult> {
  const home = { template: matched.plan.members, schema: matched.plan.schema };
  const created: JsonObject[] = [];
  for (const [position, body] of bodies.entries()) {
    const made = await createResource(deps, call, matched, isObject(body) ? body : {}, home, position);
    if ('problem' in made) return made;
    created.push(made.resource.value);
  }
  const judge = successJudge(deps, call.operation);
  const suits = judge !== undefined && judge(created).length === 0;
  return succeed(deps, call, suits ? created : await prismBody(deps, call.operation));
}

async function create(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  sent: JsonObject,
  home: CreationTarget,
): Promise<StateResult> {
  const made = await createResource(deps, call, matched, sent, home, 0);
  if ('problem' in made) return made;
  const { resource } = made;
  const located = resource.kind.endsWith('#') ? {} : { location: deps.repository.links.iri(resource.path) };
  return succeed(deps, call, await bodyFor(deps, call, deps.repository.value(resource)), located);
}

/** The body that tells of a resource: the resource, or Prism's answer with whatever the resource has of it. */
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
  home: CreationTarget,
  position: number,
): Promise<Creation> {
  const { repository } = deps;
  const identity =
    home.template === undefined ? undefined : assignIdentity(deps, home.template, home.schema, sent, matched.variables);
  // What the contract does not call a conflict is an update.
  const isKnown = identity !== undefined && repository.store.get(identity.path) !== undefined;
  if (isKnown && declares(call.operation, 409)) {
    return { problem: { status: 409, detail: `${String(identity.id)} is there already.` } };
  }
  const path = identity?.path ?? `${matched.path}#${repository.store.nextNumber(repository.store.size)}`;
  const name = nameOf(home.schema);
  const sample = await sampleOf(deps, call, home);
  const value = composeResource(deps, home.schema, path, sent, sample, identity);
  if (!repository.put(path, value, position)) {
    return {
      problem: { status: 507, detail: 'The mock remembers as many resources as it may: raise the limit, or reset it.' },
    };
  }
  if (matched.plan.shape !== undefined && !matched.plan.hasChildren && !isKnown)
    repository.store.addMember(matched.path, path);
  const resource = repository.store.get(path);
  if (resource === undefined) throw new Error(`${path} was put, but is not there.`);
  startLifecycle(deps, call, resource, name, matched);
  return { resource };
}

/** A resource of the kind to go by: one that is there, an example, what Prism would answer. */
async function sampleOf(
  deps: Dependencies,
  call: OperationRequest,
  { template }: CreationTarget,
): Promise<{ value: JsonObject; path: string | undefined } | undefined> {
  const { repository } = deps;
  const [known] = template === undefined ? [] : repository.store.ofKind(template);
  if (known !== undefined) return { value: known.value, path: known.path };
  const value = await prismResource(deps, call.operation);
  return value && { value, path: undefined };
}

function composeResource(
  deps: Dependencies,
  schema: Schema | undefined,
  path: string,
  sent: JsonObject,
  sample: { value: JsonObject; path: string | undefined } | undefined,
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

/** What lifecycle says of a new resource: its first values, and what comes with it. */
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
  resource.value = repository.ordered(
    resource.path,
    assign(resource.value, lifecycle.start, scope),
    Object.keys(resource.value),
  );
  repository.store.touch();
  for (const [name, from] of lifecycle.contains) {
    const list = from(scope);
    for (const [position, item] of (isArray(list) ? list : []).entries()) {
      if (isObject(item)) createContained(deps, call, resource, name, item, position, matched);
    }
  }
}

/** Puts one resource into a list of a new resource; one that is there already moves over. */
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
  const { schema, schemaName, backLink } = matched.plan;
  const identity = assignIdentity(deps, template, schema, sent, from.variables);
  if (identity === undefined) return;
  const [sample] = repository.store.ofKind(template);
  const value = composeResource(
    deps,
    schema,
    identity.path,
    sent,
    sample && { value: sample.value, path: sample.path },
    identity,
  );
  const linked = backLink === undefined ? value : { ...value, [backLink]: repository.links.iri(owner.path) };
  if (repository.store.get(identity.path) !== undefined) repository.store.evict(identity.path);
  if (!repository.put(identity.path, linked, position)) return;
  const resource = repository.store.get(identity.path);
  if (resource !== undefined) startLifecycle(deps, call, resource, schemaName, matched);
  if (backLink === undefined && !matched.plan.hasChildren) repository.store.addMember(matched.path, identity.path);
}

/** PUT: the resource as sent, readOnly properties as they were; a new resource where the contract declares 201. */
export async function put(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const body = sentBody(deps, call);
  if (!isObject(body)) return undefined;
  return rewrite(deps, call, matched, () => ({ sent: body }));
}

/** PATCH: JSON Merge Patch (RFC 7396), or JSON Patch (RFC 6902) if the media type says so. */
export async function patch(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const body = sentBody(deps, call);
  if (body === undefined) return undefined;
  const isJsonPatch = essence(call.request.headers['content-type'] ?? '') === 'application/json-patch+json';
  return rewrite(deps, call, matched, (before) => {
    if (before === undefined) return notFound(matched.path);
    const patched = isJsonPatch ? applyPatch(before, body) : { value: mergePatch(before, body) };
    if ('detail' in patched)
      return { problem: { status: declares(call.operation, 409) ? 409 : 422, detail: patched.detail } };
    return { sent: isObject(patched.value) ? patched.value : {} };
  });
}

type Sent = { readonly sent: JsonObject } | StateResult;

async function rewrite(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
  sentFor: (before: JsonObject | undefined) => Sent,
): Promise<StateResult | undefined> {
  const { repository } = deps;
  if (matched.plan.shape !== undefined) return undefined;
  if (!(await hasAncestors(deps, matched))) return notFound(matched.path);
  await fillParent(deps, matched);
  const resource = repository.resource(matched.path);
  const isNew = resource === undefined;
  if (isNew && !declares(call.operation, 201) && isKnownMissing(deps, matched)) return notFound(matched.path);
  // What can be changed is there: a resource that no example shows is, to begin with, as Prism shows it.
  const first = isNew && !isKnownMissing(deps, matched) ? await firstValue(deps, matched) : undefined;
  const before = resource?.value ?? first;
  const result = sentFor(before);
  if (!('sent' in result)) return result;
  const schema = matched.plan.schema ?? resourceSchema(call.operation, repository.references);
  const value = reviseResource(deps, schema, matched, result.sent, before);
  const issues = schema === undefined ? [] : deps.judges.judge(schema, 'response')(value);
  const broken = issues.filter(({ at }) => Object.hasOwn(result.sent, at.split('/')[1] ?? ''));
  if (broken.length > 0)
    return { problem: { status: declares(call.operation, 422) ? 422 : 400, violations: broken.map(asViolation) } };
  if (resource !== undefined) change(deps, resource, value);
  else if (!repository.put(matched.path, value)) return { problem: { status: 507 } };
  const location = isNew && first === undefined ? { location: repository.links.iri(matched.path) } : {};
  const outcome = succeed(deps, call, await bodyFor(deps, call, value), location);
  return 'response' in outcome ? withStatus(outcome, call, isNew) : outcome;
}

async function firstValue(deps: Dependencies, { plan }: MatchedPath): Promise<JsonObject | undefined> {
  return plan.get === undefined ? undefined : prismResource(deps, plan.get);
}

/** 201 for what is new, the other success for what was there, as far as both are declared. */
function withStatus(
  outcome: { readonly response: Extract<StateResult, { response: unknown }>['response'] },
  call: OperationRequest,
  isNew: boolean,
): StateResult {
  const others = call.operation.responses
    .map(({ status }) => Number(status))
    .filter((status) => status > 201 || status === 200);
  const success = others.filter((status) => status < 300).toSorted((a, b) => a - b)[0];
  const status =
    isNew && declares(call.operation, 201) ? 201 : outcome.response.status === 201 && !isNew ? success : undefined;
  if (status === undefined) return outcome;
  const { body: _, mediaType: __, ...bare } = outcome.response;
  return { response: status === 204 ? { ...bare, status } : { ...outcome.response, status } };
}

function declaresStatus({ operation }: OperationRequest, status: string): boolean {
  return operation.responses.some((response) => response.status === status);
}

function asViolation({ at, message }: SchemaIssue): { kind: 'request'; at: string[]; message: string } {
  return {
    kind: 'request',
    at: [
      'body',
      ...at
        .replace(/^#\/?/, '')
        .split('/')
        .filter((key) => key !== ''),
    ],
    message,
  };
}

function reviseResource(
  deps: Dependencies,
  schema: Schema | undefined,
  matched: MatchedPath,
  sent: JsonObject,
  before: JsonObject | undefined,
): JsonObject {
  const { repository } = deps;
  const known: Record<string, Json> = {};
  const { properties } = outlineOf(schema, repository.references);
  if (properties.has('@id')) known['@id'] = repository.links.iri(matched.path);
  const [sample] = repository.store.ofKind(matched.plan.template);
  // What says which resource it is does not change with what is said of it.
  for (const [key, said] of properties) {
    if (key === '@type' || key === '@context' || !isMarked(said, 'readOnly') || isTime(said)) continue;
    const kept = get(before, key);
    if (kept !== undefined && Object.hasOwn(sent, key)) known[key] = kept;
  }
  return compose({
    schema,
    references: repository.references,
    judge: undefined,
    sent,
    known,
    sample: sample?.value,
    sampleIri: sample === undefined ? undefined : repository.links.iri(sample.path),
    iri: repository.links.iri(matched.path),
    now: repository.timestamp(),
    ...(before !== undefined && { before }),
  });
}

/** DELETE: the resource and all below it. */
export async function remove(
  deps: Dependencies,
  call: OperationRequest,
  matched: MatchedPath,
): Promise<StateResult | undefined> {
  const { repository } = deps;
  if (matched.plan.shape !== undefined) return undefined;
  if (!(await hasAncestors(deps, matched))) return notFound(matched.path);
  await fillParent(deps, matched);
  const resource = repository.resource(matched.path);
  const isMissing = resource === undefined && isKnownMissing(deps, matched);
  if (resource === undefined && !isMissing && matched.plan.get === undefined) return undefined;
  // To delete what is not there is no error unless the contract says so: DELETE is idempotent (RFC 9110 §9.2.2).
  if (isMissing && ['404', '4XX', 'default'].some((status) => declaresStatus(call, status)))
    return notFound(matched.path);
  repository.store.remove(matched.path);
  return succeed(deps, call, resource === undefined ? undefined : await bodyFor(deps, call, resource.value));
}
