/** GET: a thing, or a page of a collection. */
import type { JsonObject } from '../../model/json.js';
import { get, isObject } from '../../model/json.js';
import { look } from '../schema/look.js';
import type { Call } from '../call.js';
import { collectionBody, pageLinks } from './envelope.js';
import type { Envelope } from './envelope.js';
import { isSingle, membersIn } from './plan.js';
import type { Place } from './plan.js';
import { cutPage, readSelection, readWindow } from './query.js';
import { notFound, prismBody, succeed, wrap } from './scene.js';
import type { Scene } from './scene.js';
import { adopt } from './seed.js';
import type { Outcome } from './stateful.js';
import type { Thing } from './store.js';
import { lastVariable, parentPath } from './templates.js';
import type { Spot } from './world.js';

/** The answer to a GET; undefined where state knows nothing of such things. */
export async function read(scene: Scene, call: Call, spot: Spot): Promise<Outcome | undefined> {
  const { world } = scene;
  if (spot.place.get === undefined) return undefined;
  if (!(await hasAncestors(scene, spot))) return notFound(spot.path);
  if (spot.place.shape !== undefined) return readCollection(scene, call, spot);
  await fillParent(scene, spot);
  const thing = world.thing(spot.path);
  if (thing !== undefined) return succeed(scene, call, await wrap(scene, call, world.value(thing)));
  return isKnownMissing(scene, spot) ? notFound(spot.path) : undefined;
}

/** Whether what is not there is known not to be there: it was deleted, or others of its kind are remembered. */
export function isKnownMissing({ world }: Scene, spot: Spot): boolean {
  if (world.store.isGone(spot.path)) return true;
  if (isSingle(spot.place)) return false;
  return world.store.ofKind(spot.place.template).size > 0 || parentSpot(world, spot) !== undefined;
}

/** The collection that a thing is a member of by its path. */
export function parentSpot(world: Scene['world'], spot: Spot): Spot | undefined {
  if (lastVariable(spot.place.template) === undefined) return undefined;
  const parent = world.spot(parentPath(spot.path)) ?? world.spot(`${parentPath(spot.path)}/`);
  return parent?.place.members === spot.place.template ? parent : undefined;
}

/** Whether the things that the path goes through are there: no batch 1, no images of it. */
export async function hasAncestors(scene: Scene, spot: Spot): Promise<boolean> {
  const { world } = scene;
  let path = parentPath(spot.path);
  for (let depth = 0; path !== '/' && path !== '' && depth < 20; depth++, path = parentPath(path)) {
    const above = world.spot(path);
    if (above?.place.get === undefined || above.place.shape !== undefined || isSingle(above.place)) continue;
    await fillParent(scene, above);
    if (world.store.get(above.path) === undefined && isKnownMissing(scene, above)) return false;
  }
  return true;
}

/** Makes sure that the collection that a thing is in has its first members. */
export async function fillParent(scene: Scene, spot: Spot): Promise<void> {
  const parent = parentSpot(scene.world, spot);
  if (parent !== undefined) await fill(scene, parent);
}

/** A collection without an example begins with what Prism would answer. */
async function fill(scene: Scene, spot: Spot): Promise<void> {
  const { world } = scene;
  const { place, path } = spot;
  const { shape, get: operation } = place;
  if (shape === undefined || operation === undefined || place.examples.length > 0 || place.backLink !== undefined)
    return;
  if (world.store.members(path) !== undefined || (place.hasChildren && world.store.children(path).length > 0)) return;
  world.store.setMembers(path, []);
  if (place.members !== undefined && !place.hasChildren) return;
  const body = await prismBody(scene, operation);
  if (body !== undefined) adopt(membersIn(body, shape), spot, world);
}

async function readCollection(scene: Scene, call: Call, spot: Spot): Promise<Outcome> {
  await fill(scene, spot);
  const envelope = readPage(scene, call, spot);
  if (envelope === undefined) return { problem: { status: scene.world.lives.paging?.beyond ?? 404 } };
  return succeed(scene, call, collectionBody(envelope), pageHeaders(call, envelope));
}

/** The page asked for; undefined if there is no such page and the API says so. */
function readPage(scene: Scene, call: Call, spot: Spot): Envelope | undefined {
  const { world } = scene;
  const { place } = spot;
  const { shape } = place;
  if (shape === undefined) return undefined;
  const { query } = call.request;
  const members = world.members(spot);
  const properties = new Set([
    ...look(place.schema, world.references).properties.keys(),
    ...Object.keys(members[0]?.value ?? {}),
  ]);
  const { matches, compare } = readSelection(place.parameters, query, properties, world.now());
  const picked = matches === undefined ? members : members.filter(({ value }) => matches(value));
  const sorted = compare === undefined ? picked : picked.toSorted((a, b) => compare(a.value, b.value));
  const page = cutPage(sorted, readWindow(place.parameters, query, world.lives.paging));
  if (world.lives.paging?.beyond !== undefined && isBeyond(call, place, page)) return undefined;
  const items = page.items.map((thing) => embedded(scene, thing, place));
  const examples = place.examples.map(({ value }) => value).filter(isObject);
  const iri = world.links.iri(spot.path);
  return {
    shape,
    page: { ...page, items },
    parameters: place.parameters,
    iri,
    query: ownQuery(query),
    examples,
    pages: world.plan.examples,
  };
}

/** A page number that is no number, or past the end. */
function isBeyond({ request }: Call, { parameters }: Place, page: { number: number; pages: number }): boolean {
  const name = parameters.find(({ role }) => role === 'page')?.parameter.name;
  const asked = name === undefined ? null : request.query.get(name);
  return asked !== null && (!/^\d+$/.test(asked) || Number(asked) < 1 || page.number > page.pages);
}

/** A thing as a collection shows it: no more than the member's schema names, where that is another than the thing's. */
function embedded({ world }: Scene, thing: Thing, place: Place): JsonObject {
  const value = world.value(thing);
  if (thing.kind.endsWith('#') || place.schemaName === world.schemaOf(thing)) return value;
  const { properties } = look(place.schema, world.references);
  if (properties.size === 0) return value;
  return Object.fromEntries(
    [...properties.keys()].filter((key) => Object.hasOwn(value, key)).map((key) => [key, get(value, key)]),
  ) as JsonObject;
}

function ownQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !/^__(code|example|dynamic|seed)$/.test(name)));
}

/** Declared headers that speak of the collection: a total, links to other pages. */
function pageHeaders({ operation }: Call, envelope: Envelope): Record<string, string> {
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
