import type { OpenApiOperation } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Session, Thing, World } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { answerProperties, bodyProperties } from '../plan/resources.js';
import type { PropertyFacts, Resource } from '../plan/resources.js';
import { matchPath } from '../plan/template.js';
import { absolute, membersOf, pageLink } from './listing.js';
import { identifierOf } from './learn.js';

type Operation = 'read' | 'list' | 'replace' | 'patch' | 'remove';

/** Resources that the run can make and that have all the given operations; none when answers show no state. */
export function living(world: World, ...operations: readonly Operation[]): Resource[] {
  if (world.stateless) return [];
  return world.resources.filter((one) => canMake(one) && operations.every((name) => one[name] !== undefined));
}

function canMake({ create, replace }: Resource): boolean {
  return create !== undefined || replace?.responses.some(({ status }) => status === '201') === true;
}

/** Reads a thing. */
export function read(
  session: Session,
  { resource, vars }: Thing,
  identity: 'own' | 'other' = 'own',
): Promise<Exchange> {
  return session.call(resource.read!, { vars, identity });
}

/** Why a thing could not be made, for a session's result. */
export function notMade({ name }: Resource): string {
  return `no ${name} could be made: give an example that the server accepts`;
}

/** Differences between what was sent and what is there, in properties that are neither readOnly nor writeOnly. */
export function differences(
  world: World,
  resource: Resource,
  writer: OpenApiOperation | undefined,
  sent: Json | undefined,
  stored: Json | undefined,
): { readonly name: string; readonly sent: Json; readonly stored: Json | undefined }[] {
  if (!isObject(sent) || !isObject(stored)) return [];
  const answers = answerProperties(world.contract, resource.read ?? resource.create);
  const accepts = bodyProperties(world.contract, writer);
  const compared = ([name]: [string, unknown]): boolean =>
    !name.startsWith('@') && isPlain(answers.get(name)) && !isHidden(accepts.get(name));
  return Object.entries(sent)
    .filter(compared)
    .map(([name, value]) => ({ name, sent: value ?? null, stored: get(stored, name) }))
    .filter((one) => !sameValue(one.sent, one.stored));
}

/** A property that comes back as it was sent, as far as the contract tells. */
function isPlain(facts: PropertyFacts | undefined): boolean {
  return facts !== undefined && !facts.readOnly && !facts.writeOnly;
}

function isHidden(facts: PropertyFacts | undefined): boolean {
  return facts?.readOnly === true || facts?.writeOnly === true;
}

/** Whether two values mean the same: numbers by value, instants by time, objects by the members of the first. */
export function sameValue(a: Json, b: Json | undefined): boolean {
  if (b === undefined) return a === null;
  if (typeof a === 'string' && typeof b === 'string') return a === b || sameInstant(a, b) || sameAddress(a, b);
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item: Json, index) => sameValue(item, b[index]));
  if (isObject(a))
    return isObject(b) && Object.entries(a).every(([key, value]) => sameValue(value ?? null, get(b, key)));
  return a === b;
}

function sameInstant(a: string, b: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(a) && /^\d{4}-\d\d-\d\dT/.test(b) && Date.parse(a) === Date.parse(b);
}

function sameAddress(a: string, b: string): boolean {
  return /^https?:\/\//.test(a) && URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

/** A list read to its end. */
export interface WholeList {
  readonly members: readonly Json[];
  readonly first: Exchange;
  /** Whether everything was read: no page failed and no bound was met. */
  readonly complete: boolean;
}

/** Reads a list from its first page to its end by its own links. */
export async function readList(
  session: Session,
  operation: OpenApiOperation,
  change: Parameters<Session['call']>[1] = {},
  maxPages = 40,
): Promise<WholeList> {
  const first = await session.call(operation, change);
  const members: Json[] = [];
  const seen = new Set<string>([first.request.url]);
  let page: Exchange = first;
  for (let count = 1; ; count++) {
    const here = succeeded(page) ? membersOf(jsonBody(page)) : undefined;
    if (here === undefined) return { members, first, complete: false };
    members.push(...here);
    const next = pageLink(page, 'next');
    const url = next === undefined ? undefined : absolute(next, page);
    if (url === undefined) return { members, first, complete: true };
    if (seen.has(url) || count >= maxPages || session.world.pathOf(url) === undefined)
      return { members, first, complete: false };
    seen.add(url);
    page = await session.visit(url, change.identity);
  }
}

/** Whether a list's member is a thing: by its address, else by its identifier, else by all that was sent. */
export function isMember(world: World, thing: Thing, member: Json, list: Exchange): boolean {
  const { resource, vars } = thing;
  for (const target of typeof member === 'string'
    ? [member]
    : [get(member, '@id'), get(member, 'self'), get(member, 'href'), get(member, 'url')]) {
    if (typeof target !== 'string') continue;
    const url = absolute(target, list);
    const path = url === undefined ? undefined : world.pathOf(url);
    const found = path === undefined ? undefined : matchPath(resource.item, path);
    if (found !== undefined) return found[resource.variable] === vars[resource.variable];
  }
  return identifierOf(resource, member) === vars[resource.variable];
}

/** A copy of an object with some members changed. */
export function withMembers(value: Json | undefined, members: JsonObject): Json {
  return { ...(isObject(value) ? value : {}), ...members };
}
