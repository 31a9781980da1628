/** Steps of a resource's life cycle that scenarios share: which types can be created, reading one, finding it in its collection. */
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { CreatedResource, RunState, Session } from '../check.js';
import type { Exchange } from '../exchange.js';
import { creatorOf } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { matchPath } from '../plan/template.js';
import { identifierOf } from './addresses.js';
import { resolveLink } from './links.js';

type OperationRole = 'read' | 'list' | 'replace' | 'patch' | 'remove';

/** Resource types that the run can create and that have all the given operations; none when the server does not keep state. */
export function creatableTypes(state: RunState, ...roles: readonly OperationRole[]): ResourceType[] {
  if (state.stateless) return [];
  return state.resourceTypes.filter(
    (one) => creatorOf(one) !== undefined && roles.every((role) => one[role] !== undefined),
  );
}

/** Reads a resource. */
export function readResource(
  session: Session,
  { resourceType, vars }: CreatedResource,
  identity: 'own' | 'other' = 'own',
): Promise<Exchange> {
  return session.call(resourceType.read!, { vars, identity });
}

/** Why nothing could be created, as the reason of a scenario's outcome. */
export function notCreated({ name }: ResourceType): string {
  return `no resource could be created in ${name}: add an example that the server accepts`;
}

/** Whether a member of a collection is the given resource: by its address, else by its identifier. */
export function isMember(state: RunState, resource: CreatedResource, member: Json, collection: Exchange): boolean {
  const { resourceType, vars } = resource;
  for (const target of typeof member === 'string'
    ? [member]
    : [get(member, '@id'), get(member, 'self'), get(member, 'href'), get(member, 'url')]) {
    if (typeof target !== 'string') continue;
    const url = resolveLink(target, collection);
    const path = url === undefined ? undefined : state.pathOf(url);
    const found = path === undefined ? undefined : matchPath(resourceType.item, path);
    if (found !== undefined) return found[resourceType.variable] === vars[resourceType.variable];
  }
  return identifierOf(resourceType, member) === vars[resourceType.variable];
}
