/** Steps that scenarios of a resource's life cycle share. */
import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { CreatedResource, RunState, Session } from '../check.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { Draft } from '../plan/case.js';
import type { ResourceType } from '../plan/resource-types.js';
import { matchPath } from '../plan/template.js';
import { identifierOf } from './addresses.js';
import { resolveLink } from './links.js';

/** Reads a resource. */
export function readResource(
  session: Session,
  { resourceType, vars }: CreatedResource,
  identity: 'own' | 'other' = 'own',
): Promise<Exchange> {
  return session.call(resourceType.read!, { vars, identity });
}

/** The change to an operation's usual request that directs it at a resource, with a new body if the operation takes one. */
export function requestFor(
  session: Session,
  operation: OpenApiOperation,
  { vars }: CreatedResource,
): Pick<Draft, 'vars' | 'body'> {
  const mediaType = bodyType(operation)?.mediaType;
  const value = session.body(operation, vars);
  return mediaType === undefined || value === undefined ? { vars } : { vars, body: { mediaType, value } };
}

/** Why nothing could be created, as the reason of an outcome. */
export function notCreated({ name }: ResourceType): string {
  return `no ${name} could be created: add an example that the server accepts`;
}

/** Whether a member of a collection is the given resource: by its address, else by its identifier. */
export function isMember(
  state: RunState,
  { resourceType, vars }: CreatedResource,
  member: Json,
  collection: Exchange,
): boolean {
  const { item, variable } = resourceType;
  const targets =
    typeof member === 'string' ? [member] : ['@id', 'self', 'href', 'url'].map((name) => get(member, name));
  for (const target of targets) {
    const url = typeof target === 'string' ? resolveLink(target, collection) : undefined;
    const path = url === undefined ? undefined : state.pathOf(url);
    const found = path === undefined ? undefined : matchPath(item, path);
    if (found !== undefined) return found[variable] === vars[variable];
  }
  return identifierOf(resourceType, member) === vars[variable];
}
