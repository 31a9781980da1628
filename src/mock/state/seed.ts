/** The world as the contract's examples show it, to begin with. */
import type { Contract, Example, OpenApiOperation } from '../../model/contract.js';
import { get, getString, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { addressVariables } from '../addresses.js';
import { membersIn } from './plan.js';
import type { Place } from './plan.js';
import { fillTemplate, lastVariable, normalPath } from './templates.js';
import type { Spot, World } from './world.js';

/** Puts every thing of every GET's examples where it says that it is. */
export function seed(contract: Contract, world: World): void {
  const gets = contract.openapi.operations
    .filter(({ method }) => method === 'GET')
    .map((operation) => ({ operation, place: world.plan.place(operation.path) }));
  // Things first: what a collection embeds may be less than the thing.
  for (const { operation, place } of gets) {
    if (place.shape !== undefined) continue;
    for (const example of place.examples) seedThing(operation, place, example, world);
    seedOthers(operation, place, world);
  }
  for (const { operation, place } of gets) {
    const largest = place.examples.toSorted((a, b) => count(b, place) - count(a, place));
    for (const example of largest) seedCollection(operation, place, example.value, world);
  }
}

function count({ value }: Example, place: Place): number {
  return place.shape === undefined ? 0 : membersIn(value, place.shape).length;
}

function seedThing(operation: OpenApiOperation, place: Place, { value }: Example, world: World): void {
  if (!isObject(value)) return;
  const path = placeOf(value, world) ?? addressOf(operation, place, value);
  if (path !== undefined && world.spot(path) !== undefined) world.put(path, value);
}

/** What the examples of the last path variable name is there too: like the thing shown, under another identifier. */
function seedOthers(operation: OpenApiOperation, place: Place, world: World): void {
  const last = lastVariable(place.template);
  const [sample] = world.store.ofKind(place.template);
  const key = last === undefined || sample === undefined ? undefined : identifierKey(sample.value, last);
  if (last === undefined || sample === undefined || key === undefined || Object.hasOwn(sample.value, '@id')) return;
  const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === last);
  for (const { value } of parameter?.examples ?? []) {
    const path = fillTemplate(place.template, new Map([...addressVariables(operation), [last, String(value)]]));
    if (path !== undefined && world.store.get(normalPath(path)) === undefined) {
      world.put(normalPath(path), { ...sample.value, [key]: value });
    }
  }
}

/** Where a thing says that it is. */
function placeOf(value: JsonObject, world: World): string | undefined {
  const iri = getString(value, '@id');
  const path = iri === undefined ? undefined : world.links.pathOf(iri);
  return path === undefined || world.spot(path) === undefined ? undefined : normalPath(path);
}

/** The operation's own address, the last variable by the value's identifier. */
function addressOf(operation: OpenApiOperation, { template }: Place, value: JsonObject): string | undefined {
  const variables = new Map(addressVariables(operation));
  const last = lastVariable(template);
  const id = last === undefined ? undefined : identifierOf(value, last);
  if (last !== undefined && id !== undefined) variables.set(last, id);
  return fillTemplate(template, variables);
}

/** The member by which a thing is told from others: the variable's name, else the usual ones. */
export function identifierKey(
  value: Json | undefined,
  variable: string,
  keys: readonly string[] = Object.keys(isObject(value) ? value : {}),
): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const wanted = plain(variable);
  const direct = keys.find((key) => plain(key) === wanted);
  const usual = ['id', '_id', 'uuid', 'guid', 'key', 'slug', 'code', 'name'].find(
    (name) =>
      keys.includes(name) && (name === 'id' || name === '_id' || wanted.endsWith(plain(name)) || wanted.endsWith('id')),
  );
  const bare = keys.find((key) => plain(key) !== '' && (wanted === `${plain(key)}id` || plain(key) === `${wanted}id`));
  return direct ?? usual ?? bare;
}

export function identifierOf(value: JsonObject, variable: string): string | undefined {
  const key = identifierKey(value, variable);
  const id = key === undefined ? undefined : get(value, key);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function seedCollection(operation: OpenApiOperation, place: Place, body: Json, world: World): void {
  if (place.shape === undefined) return;
  const own = isObject(body) ? placeOf(body, world) : undefined;
  const path = own ?? fillTemplate(place.template, addressVariables(operation));
  const spot = path === undefined ? undefined : world.spot(path);
  if (spot?.place.template !== place.template) return;
  adopt(membersIn(body, place.shape), spot, world);
}

/** Makes things members of the collection at a spot. */
export function adopt(members: readonly JsonObject[], spot: Spot, world: World): void {
  const known = world.store.members(spot.path) ?? [];
  const paths = members.map((member, index) => memberPath(member, index, spot, world));
  for (const [index, path] of paths.entries()) {
    const member = members[index];
    if (member !== undefined && world.store.get(path) === undefined) world.put(path, member);
  }
  world.store.setMembers(spot.path, [...new Set([...known, ...paths])]);
}

/** Where a member lives: where it says, below the collection, or nowhere that can be asked for (`#`). */
function memberPath(member: JsonObject, index: number, { place, path, variables }: Spot, world: World): string {
  const own = placeOf(member, world);
  if (own !== undefined) return own;
  const last = place.members === undefined ? undefined : lastVariable(place.members);
  const id = last === undefined ? undefined : identifierOf(member, last);
  const values = new Map([...variables, ...(last === undefined || id === undefined ? [] : [[last, id] as const])]);
  const filled = place.members === undefined || id === undefined ? undefined : fillTemplate(place.members, values);
  return filled === undefined ? `${path}#${identifierOf(member, 'id') ?? index}` : normalPath(filled);
}
