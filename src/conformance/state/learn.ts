import { get, isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { World } from '../check.js';
import { header, jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { Resource } from '../plan/resources.js';
import { matchPath, samePath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { linksOf, membersOf } from './listing.js';
import type { Provenance } from './pool.js';

const STRINGS_READ = 5000;

/** Notes every address on this server that an answer names: `Location`, `Link`, and strings of the body. */
export function learn(world: World, exchange: Exchange, provenance: Provenance = 'seen'): void {
  if (!succeeded(exchange)) return;
  for (const target of targetsOf(exchange)) {
    const path = pathOfTarget(world, target, exchange);
    if (path !== undefined) world.pool.addPath(path, provenance);
  }
  learnMembers(world, exchange, provenance);
}

/** The path of a link target below the base path; plain paths may leave out the base path. */
export function pathOfTarget(world: World, target: string, exchange: Exchange): string | undefined {
  if (!URL.canParse(target, exchange.request.url)) return undefined;
  const path = world.pathOf(new URL(target, exchange.request.url).href);
  return path !== undefined && world.pool.templateOf(path) !== undefined ? path : undefined;
}

function* targetsOf(exchange: Exchange): Generator<string> {
  const location = header(exchange.response, 'location');
  if (location !== undefined) yield location;
  for (const { target } of linksOf(exchange.response?.headers.get('link')?.join(', '))) yield target;
  let left = STRINGS_READ;
  const queue: (Json | undefined)[] = [jsonBody(exchange)];
  while (queue.length > 0 && left > 0) {
    const value = queue.pop();
    if (typeof value === 'string') {
      left--;
      if (/^(https?:\/)?\/./.test(value)) yield value;
    } else if (isArray(value)) queue.push(...value.slice(0, 200));
    else if (isObject(value))
      queue.push(...Object.entries(value).map(([key, member]) => (key === '@context' ? null : member)));
  }
}

/** Notes the members of a list that has a resource below it, by their identifiers. */
function learnMembers(world: World, exchange: Exchange, provenance: Provenance): void {
  const path = world.pathOf(exchange.request.url);
  const members = membersOf(jsonBody(exchange));
  if (path === undefined || members === undefined) return;
  for (const resource of world.resources) {
    const vars =
      resource.collection === undefined || !isBelow(resource) ? undefined : matchPath(resource.collection, path);
    if (vars === undefined) continue;
    for (const member of members.slice(0, 20)) {
      const id = identifierOf(resource, member);
      if (id !== undefined) world.pool.add(resource.item, { ...vars, [resource.variable]: id }, provenance);
    }
  }
}

/** Whether the item lives directly below the collection. */
export function isBelow(resource: Resource): boolean {
  return (
    resource.collection !== undefined &&
    samePath(resource.item.slice(0, resource.item.lastIndexOf('/')) || '/', resource.collection)
  );
}

/** The value of the variable that identifies a thing, as its body tells. */
export function identifierOf(resource: Resource, body: Json | undefined): string | undefined {
  const { variable, name } = resource;
  const stem = name.toLowerCase().replace(/s$/, '');
  for (const key of [variable, 'id', `${stem}Id`, `${stem}_id`, '_id', 'uuid', 'key', 'slug', 'code', 'name']) {
    const value = get(body, key);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

/** Where a created thing lives: by `Location`, by links in the body, by the identifier in the body. */
export function addressOf(world: World, resource: Resource, exchange: Exchange, collection: Vars): Vars | undefined {
  const json = jsonBody(exchange);
  const candidates = [
    header(exchange.response, 'location'),
    get(json, '@id'),
    get(json, 'self'),
    get(json, 'href'),
    get(json, 'url'),
    get(get(get(json, '_links'), 'self'), 'href'),
  ];
  for (const target of candidates) {
    if (typeof target !== 'string' || !URL.canParse(target, exchange.request.url)) continue;
    const path = world.pathOf(new URL(target, exchange.request.url).href);
    const vars = path === undefined ? undefined : matchPath(resource.item, path.replace(/\/$/, ''));
    if (vars !== undefined) return vars;
  }
  const id = isBelow(resource) ? identifierOf(resource, json) : undefined;
  return id === undefined ? undefined : { ...collection, [resource.variable]: id };
}
