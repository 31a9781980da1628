/** POST, PUT, PATCH and DELETE: how clients change the world. */
import type { Schema } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaIssue } from '../../validate/schema.js';
import { essence } from '../http/accept.js';
import { isTrue } from '../life/expression.js';
import { assign } from '../life/run.js';
import type { Call } from '../call.js';
import { isMarked, look, nameOf } from '../schema/look.js';
import { compose, isTime, mergePatch } from './compose.js';
import { identify } from './identify.js';
import type { Identity } from './identify.js';
import { applyPatch } from './json-patch.js';
import { thingSchema } from './plan.js';
import { fillParent, hasAncestors, isKnownMissing } from './read.js';
import { declares, notFound, prismBody, prismThing, sentBody, succeed, successJudge, wrap } from './scene.js';
import type { Scene } from './scene.js';
import type { Outcome } from './stateful.js';
import type { Thing } from './store.js';
import { lastName, parentPath } from './templates.js';
import type { Spot } from './world.js';

/** POST: an action that life knows, a new member of a collection, or a new thing of the class that it answers with. */
export async function post(scene: Scene, call: Call, spot: Spot): Promise<Outcome | undefined> {
  const { world } = scene;
  if (!(await hasAncestors(scene, spot))) return notFound(spot.path);
  const action = act(scene, call, spot);
  if (action !== undefined) return action;
  const body = sentBody(scene, call);
  const { place } = spot;
  if (place.shape !== undefined) {
    if (isArray(body)) return createMany(scene, call, spot, body);
    return create(scene, call, spot, isObject(body) ? body : {}, { template: place.members, schema: place.schema });
  }
  const schema = thingSchema(call.operation, world.references);
  const home = world.plan.home(nameOf(schema), new Set(spot.variables.keys()));
  return home === undefined || home === place.template
    ? undefined
    : create(scene, call, spot, isObject(body) ? body : {}, { template: home, schema });
}

/** What life says of a POST below a thing. */
function act(scene: Scene, call: Call, spot: Spot): Outcome | undefined {
  const { world } = scene;
  const name = lastName(spot.place.template);
  const owner = world.spot(parentPath(spot.path));
  const actions = name === undefined ? undefined : world.lives.get(owner?.place.schemaName)?.actions.get(name);
  if (owner === undefined || actions === undefined) return undefined;
  const thing = world.thing(owner.path);
  if (thing === undefined) return notFound(owner.path);
  const extra = new Map<string, Json>([['request', sentBody(scene, call) ?? null]]);
  const scope = world.scope(thing, world.now(), extra);
  const action = actions.find(({ when }) => isTrue(when(scope)));
  if (action === undefined) return undefined;
  if (action.set.size > 0) change(scene, thing, assign(thing.value, action.set, scope));
  return succeed(scene, call, action.answer ?? world.value(thing));
}

function change({ world }: Scene, thing: Thing, value: JsonObject): void {
  thing.value = world.ordered(thing.path, value, Object.keys(thing.value));
  thing.at = world.now();
  world.store.touch();
}

interface Home {
  /** Where such things live; undefined: nowhere but in their collection. */
  readonly template: string | undefined;
  readonly schema: Schema | undefined;
}

async function createMany(scene: Scene, call: Call, spot: Spot, bodies: readonly Json[]): Promise<Outcome> {
  const home = { template: spot.place.members, schema: spot.place.schema };
  const created: JsonObject[] = [];
  for (const [position, body] of bodies.entries()) {
    const made = await make(scene, call, spot, isObject(body) ? body : {}, home, position);
    if ('problem' in made) return made;
    created.push(made.thing.value);
  }
  const judge = successJudge(scene, call.operation);
  const suits = judge !== undefined && judge(created).length === 0;
  return succeed(scene, call, suits ? created : await prismBody(scene, call.operation));
}

async function create(scene: Scene, call: Call, spot: Spot, sent: JsonObject, home: Home): Promise<Outcome> {
  const made = await make(scene, call, spot, sent, home, 0);
  if ('problem' in made) return made;
  const { thing } = made;
  const located = thing.kind.endsWith('#') ? {} : { location: scene.world.links.iri(thing.path) };
  return succeed(scene, call, await answerFor(scene, call, scene.world.value(thing)), located);
}

/** The body that tells of a thing: the thing, or Prism's answer with whatever the thing has of it. */
async function answerFor(scene: Scene, call: Call, value: JsonObject): Promise<Json | undefined> {
  const judge = successJudge(scene, call.operation);
  if (judge === undefined) return undefined;
  const whole = await wrap(scene, call, value);
  if (judge(whole).length === 0) return whole;
  const body = await prismBody(scene, call.operation);
  const thing = await prismThing(scene, call.operation);
  if (thing === undefined) return body;
  const merged = Object.fromEntries(
    Object.entries(thing).map(([key, other]) => [key, get(value, key) ?? other]),
  ) as JsonObject;
  const mixed = await wrap(scene, call, merged);
  return judge(mixed).length === 0 ? mixed : body;
}

type Made = { readonly thing: Thing } | { readonly problem: { readonly status: number; readonly detail?: string } };

async function make(
  scene: Scene,
  call: Call,
  spot: Spot,
  sent: JsonObject,
  home: Home,
  position: number,
): Promise<Made> {
  const { world } = scene;
  const identity =
    home.template === undefined ? undefined : identify(scene, home.template, home.schema, sent, spot.variables);
  // What the contract does not call a conflict is an update.
  const isKnown = identity !== undefined && world.store.get(identity.path) !== undefined;
  if (isKnown && declares(call.operation, 409)) {
    return { problem: { status: 409, detail: `${String(identity.id)} is there already.` } };
  }
  const path = identity?.path ?? `${spot.path}#${world.store.nextNumber(world.store.size)}`;
  const name = nameOf(home.schema);
  const sample = await sampleOf(scene, call, home);
  const value = composed(scene, home.schema, path, sent, sample, identity);
  if (!world.put(path, value, position)) {
    return {
      problem: { status: 507, detail: 'The mock remembers as many things as it may: raise the limit, or reset it.' },
    };
  }
  if (spot.place.shape !== undefined && !spot.place.hasChildren && !isKnown) world.store.addMember(spot.path, path);
  const thing = world.store.get(path);
  if (thing === undefined) throw new Error(`${path} was put, but is not there.`);
  begin(scene, call, thing, name, spot);
  return { thing };
}

/** A thing of the kind to go by: one that is there, an example, what Prism would answer. */
async function sampleOf(
  scene: Scene,
  call: Call,
  { template }: Home,
): Promise<{ value: JsonObject; path: string | undefined } | undefined> {
  const { world } = scene;
  const [known] = template === undefined ? [] : world.store.ofKind(template);
  if (known !== undefined) return { value: known.value, path: known.path };
  const value = await prismThing(scene, call.operation);
  return value && { value, path: undefined };
}

function composed(
  scene: Scene,
  schema: Schema | undefined,
  path: string,
  sent: JsonObject,
  sample: { value: JsonObject; path: string | undefined } | undefined,
  identity: Identity | undefined,
): JsonObject {
  const { world, judges } = scene;
  const { properties } = look(schema, world.references);
  const iri = world.links.iri(path);
  const known: Record<string, Json> = {};
  if (identity?.key !== undefined && identity.key !== '@id') known[identity.key] = identity.id;
  if (properties.has('@id') && !path.includes('#')) known['@id'] = iri;
  const value = compose({
    schema,
    references: world.references,
    judge: schema === undefined ? undefined : judges.judge(schema, 'response'),
    sent,
    known,
    sample: sample?.value,
    sampleIri: sample?.path === undefined ? undefined : world.links.iri(sample.path),
    iri,
    now: world.moment(),
  });
  return world.ordered(path, value, [...properties.keys()]);
}

/** What life says of a new thing: its first values, and what comes with it. */
function begin(scene: Scene, call: Call, thing: Thing, schemaName: string | undefined, spot: Spot): void {
  const { world } = scene;
  const life = world.lives.get(schemaName);
  if (life === undefined) return;
  const extra = new Map<string, Json>([['request', sentBody(scene, call) ?? null]]);
  const scope = world.scope(thing, world.now(), extra);
  thing.value = world.ordered(thing.path, assign(thing.value, life.start, scope), Object.keys(thing.value));
  world.store.touch();
  for (const [name, from] of life.contains) {
    const list = from(scope);
    for (const [position, item] of (isArray(list) ? list : []).entries()) {
      if (isObject(item)) bring(scene, call, thing, name, item, position, spot);
    }
  }
}

/** Puts one thing into a list of a new thing; one that is there already moves over. */
function bring(
  scene: Scene,
  call: Call,
  owner: Thing,
  list: string,
  sent: JsonObject,
  position: number,
  from: Spot,
): void {
  const { world } = scene;
  const spot = world.spot(`${owner.path}/${list}`);
  const template = spot?.place.members;
  if (spot === undefined || template === undefined) return;
  const { schema, schemaName, backLink } = spot.place;
  const identity = identify(scene, template, schema, sent, from.variables);
  if (identity === undefined) return;
  const [sample] = world.store.ofKind(template);
  const value = composed(
    scene,
    schema,
    identity.path,
    sent,
    sample && { value: sample.value, path: sample.path },
    identity,
  );
  const linked = backLink === undefined ? value : { ...value, [backLink]: world.links.iri(owner.path) };
  if (world.store.get(identity.path) !== undefined) world.store.forget(identity.path);
  if (!world.put(identity.path, linked, position)) return;
  const thing = world.store.get(identity.path);
  if (thing !== undefined) begin(scene, call, thing, schemaName, spot);
  if (backLink === undefined && !spot.place.hasChildren) world.store.addMember(spot.path, identity.path);
}

/** PUT: the thing as sent, readOnly properties as they were; a new thing where the contract declares 201. */
export async function put(scene: Scene, call: Call, spot: Spot): Promise<Outcome | undefined> {
  const body = sentBody(scene, call);
  if (!isObject(body)) return undefined;
  return rewrite(scene, call, spot, () => ({ sent: body }));
}

/** PATCH: JSON Merge Patch (RFC 7396), or JSON Patch (RFC 6902) if the media type says so. */
export async function patch(scene: Scene, call: Call, spot: Spot): Promise<Outcome | undefined> {
  const body = sentBody(scene, call);
  if (body === undefined) return undefined;
  const isJsonPatch = essence(call.request.headers['content-type'] ?? '') === 'application/json-patch+json';
  return rewrite(scene, call, spot, (before) => {
    if (before === undefined) return notFound(spot.path);
    const patched = isJsonPatch ? applyPatch(before, body) : { value: mergePatch(before, body) };
    if ('detail' in patched)
      return { problem: { status: declares(call.operation, 409) ? 409 : 422, detail: patched.detail } };
    return { sent: isObject(patched.value) ? patched.value : {} };
  });
}

type Sent = { readonly sent: JsonObject } | Outcome;

async function rewrite(
  scene: Scene,
  call: Call,
  spot: Spot,
  sentFor: (before: JsonObject | undefined) => Sent,
): Promise<Outcome | undefined> {
  const { world } = scene;
  if (spot.place.shape !== undefined) return undefined;
  if (!(await hasAncestors(scene, spot))) return notFound(spot.path);
  await fillParent(scene, spot);
  const thing = world.thing(spot.path);
  const isNew = thing === undefined;
  if (isNew && !declares(call.operation, 201) && isKnownMissing(scene, spot)) return notFound(spot.path);
  // What can be changed is there: a thing that no example shows is, to begin with, as Prism shows it.
  const first = isNew && !isKnownMissing(scene, spot) ? await firstValue(scene, spot) : undefined;
  const before = thing?.value ?? first;
  const result = sentFor(before);
  if (!('sent' in result)) return result;
  const schema = spot.place.schema ?? thingSchema(call.operation, world.references);
  const value = revised(scene, schema, spot, result.sent, before);
  const issues = schema === undefined ? [] : scene.judges.judge(schema, 'response')(value);
  const broken = issues.filter(({ at }) => Object.hasOwn(result.sent, at.split('/')[1] ?? ''));
  if (broken.length > 0)
    return { problem: { status: declares(call.operation, 422) ? 422 : 400, violations: broken.map(asViolation) } };
  if (thing !== undefined) change(scene, thing, value);
  else if (!world.put(spot.path, value)) return { problem: { status: 507 } };
  const location = isNew && first === undefined ? { location: world.links.iri(spot.path) } : {};
  const outcome = succeed(scene, call, await answerFor(scene, call, value), location);
  return 'response' in outcome ? withStatus(outcome, call, isNew) : outcome;
}

async function firstValue(scene: Scene, { place }: Spot): Promise<JsonObject | undefined> {
  return place.get === undefined ? undefined : prismThing(scene, place.get);
}

/** 201 for what is new, the other success for what was there, as far as both are declared. */
function withStatus(
  outcome: { readonly response: Extract<Outcome, { response: unknown }>['response'] },
  call: Call,
  isNew: boolean,
): Outcome {
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

function declaresStatus({ operation }: Call, status: string): boolean {
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

function revised(
  scene: Scene,
  schema: Schema | undefined,
  spot: Spot,
  sent: JsonObject,
  before: JsonObject | undefined,
): JsonObject {
  const { world } = scene;
  const known: Record<string, Json> = {};
  const { properties } = look(schema, world.references);
  if (properties.has('@id')) known['@id'] = world.links.iri(spot.path);
  const [sample] = world.store.ofKind(spot.place.template);
  // What says which thing it is does not change with what is said of it.
  for (const [key, said] of properties) {
    if (key === '@type' || key === '@context' || !isMarked(said, 'readOnly') || isTime(said)) continue;
    const kept = get(before, key);
    if (kept !== undefined && Object.hasOwn(sent, key)) known[key] = kept;
  }
  return compose({
    schema,
    references: world.references,
    judge: undefined,
    sent,
    known,
    sample: sample?.value,
    sampleIri: sample === undefined ? undefined : world.links.iri(sample.path),
    iri: world.links.iri(spot.path),
    now: world.moment(),
    ...(before !== undefined && { before }),
  });
}

/** DELETE: the thing and all below it. */
export async function remove(scene: Scene, call: Call, spot: Spot): Promise<Outcome | undefined> {
  const { world } = scene;
  if (spot.place.shape !== undefined) return undefined;
  if (!(await hasAncestors(scene, spot))) return notFound(spot.path);
  await fillParent(scene, spot);
  const thing = world.thing(spot.path);
  const isMissing = thing === undefined && isKnownMissing(scene, spot);
  if (thing === undefined && !isMissing && spot.place.get === undefined) return undefined;
  // To delete what is not there is no error unless the contract says so: DELETE is idempotent (RFC 9110 §9.2.2).
  if (isMissing && ['404', '4XX', 'default'].some((status) => declaresStatus(call, status))) return notFound(spot.path);
  world.store.remove(spot.path);
  return succeed(scene, call, thing === undefined ? undefined : await answerFor(scene, call, thing.value));
}
