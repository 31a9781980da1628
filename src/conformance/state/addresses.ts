/** Addresses in answers: learning them for later requests, and finding that of a created resource. */
import { get, isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { RunState } from '../check.js';
import { header, jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { livesInCollection } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { matchPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { linksOf } from './links.js';
import { membersOf } from './collection-page.js';
import type { Provenance } from './address-pool.js';

const STRINGS_READ = 5000;

/** Adds every address on this server that an answer contains to the pool: `Location`, `Link`, and strings of the body. */
export function learnAddresses(state: RunState, exchange: Exchange, provenance: Provenance = 'seen'): void {
  if (!succeeded(exchange)) return;
  for (const target of targetsOf(exchange)) {
    const path = pathOfTarget(state, target, exchange);
    if (path !== undefined) state.pool.addPath(path, provenance);
  }
  learnMembers(state, exchange, provenance);
}

/** The path of a link target below the base path, if a path of the contract matches it. */
function pathOfTarget(state: RunState, target: string, exchange: Exchange): string | undefined {
  if (!URL.canParse(target, exchange.request.url)) return undefined;
  const path = state.pathOf(new URL(target, exchange.request.url).href);
  return path !== undefined && state.pool.templateOf(path) !== undefined ? path : undefined;
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

/** Adds the members of a collection whose resources live below it, by their identifiers. */
function learnMembers(state: RunState, exchange: Exchange, provenance: Provenance): void {
  const path = state.pathOf(exchange.request.url);
  const members = membersOf(jsonBody(exchange));
  if (path === undefined || members === undefined) return;
  for (const resourceType of state.resourceTypes) {
    const vars =
      resourceType.collection === undefined || !livesInCollection(resourceType)
        ? undefined
        : matchPath(resourceType.collection, path);
    if (vars === undefined) continue;
    for (const member of members.slice(0, 20)) {
      const id = identifierOf(resourceType, member);
      if (id !== undefined) state.pool.add(resourceType.item, { ...vars, [resourceType.variable]: id }, provenance);
    }
  }
}

/** The value of the variable that identifies a resource, as its body states it. */
export function identifierOf(resourceType: ResourceType, body: Json | undefined): string | undefined {
  const { variable, name } = resourceType;
  const stem = name.toLowerCase().replace(/s$/, '');
  for (const key of [variable, 'id', `${stem}Id`, `${stem}_id`, '_id', 'uuid', 'key', 'slug', 'code', 'name']) {
    const value = get(body, key);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

/** The address of a created resource: by `Location`, by links in the body, or by the identifier in the body. */
export function addressOf(
  state: RunState,
  resourceType: ResourceType,
  exchange: Exchange,
  collection: Vars,
): Vars | undefined {
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
    const path = state.pathOf(new URL(target, exchange.request.url).href);
    const vars = path === undefined ? undefined : matchPath(resourceType.item, path.replace(/\/$/, ''));
    if (vars !== undefined) return vars;
  }
  const id = livesInCollection(resourceType) ? identifierOf(resourceType, json) : undefined;
  return id === undefined ? undefined : { ...collection, [resourceType.variable]: id };
}
