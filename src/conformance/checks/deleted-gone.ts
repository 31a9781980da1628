import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { livesInCollection } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { isMember, notCreated, readResource, requestFor } from '../state/lifecycle-steps.js';
import { readCollection } from '../state/read-collection.js';
import { creatableTypes } from '../state/subjects.js';

export const deletedGone = defineConformanceCheck({
  id: 'deleted-gone',
  title: 'A deleted resource is gone, and no other resource is affected',
  severity: 'error',
  source: 'RFC 9110 §9.3.5 DELETE',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'remove'),
    operation: ({ remove }) => remove,
    async run(session, resourceType) {
      const [resource, neighbour] = [await session.create(resourceType), await session.create(resourceType)];
      if (resource === undefined) return notCreated(resourceType);
      const removed = await session.remove(resource);
      if (removed === undefined || !succeeded(removed)) return refused(session, removed);
      if (resourceType.read !== undefined) await judgeUnreadable(session, resource, removed);
      if (resourceType.list !== undefined && livesInCollection(resourceType))
        await judgeUnlisted(session, resource, resourceType.list, removed);
      if (neighbour !== undefined && resourceType.read !== undefined) await judgeNeighbour(session, neighbour);
      for (const operation of [resourceType.remove, resourceType.replace, resourceType.patch])
        if (operation !== undefined) await judgeUse(session, resource, operation);
    },
  }),
});

function refused(session: Session, removed: Exchange | undefined): string {
  const status = removed?.response?.status;
  if (removed !== undefined && status !== 401 && status !== 403)
    session.report(removed, {
      message: `A resource that the run created cannot be deleted: ${statusOrFailure(removed)}.`,
      key: 'refused',
    });
  return 'the deletion was refused';
}

/** Reading the deleted resource is answered 404 or 410. */
async function judgeUnreadable(session: Session, resource: CreatedResource, removed: Exchange): Promise<void> {
  const found = await readResource(session, resource);
  if (succeeded(found))
    session.report(found, {
      message: `DELETE was answered ${removed.response!.status}, but the resource can still be read.`,
      key: 'readable',
    });
  else if (found.response !== undefined && ![404, 410].includes(found.response.status))
    session.report(found, {
      message: `After DELETE, reading the resource is answered ${found.response.status} instead of 404 or 410.`,
      key: 'status',
      severity: 'warning',
    });
}

/** The collection no longer has the deleted resource. */
async function judgeUnlisted(
  session: Session,
  resource: CreatedResource,
  list: OpenApiOperation,
  removed: Exchange,
): Promise<void> {
  const { members, first } = await readCollection(session, list, { vars: resource.vars });
  if (members.some((member) => isMember(session.state, resource, member, first)))
    session.report(first, {
      message: `DELETE was answered ${removed.response!.status}, but the resource is still in the collection.`,
      key: 'listed',
    });
}

/** Another resource can still be read. */
async function judgeNeighbour(session: Session, neighbour: CreatedResource): Promise<void> {
  if (succeeded(await readResource(session, neighbour))) return;
  session.report(await readResource(session, neighbour), {
    message: 'Deleting one resource made another one unreadable.',
    key: 'neighbour',
  });
}

/** Changing or deleting the deleted resource is refused, unless PUT is declared to create it. */
async function judgeUse(session: Session, resource: CreatedResource, operation: OpenApiOperation): Promise<void> {
  const declares = (code: string): boolean => operation.responses.some(({ status }) => status === code);
  const after = await session.call(operation, requestFor(session, operation, resource));
  const isUpsert = operation === resource.resourceType.replace && declares('201');
  if (!succeeded(after) || isUpsert || !declares('404')) return;
  session.report(after, {
    message: `${operation.method} on a deleted resource is answered ${after.response!.status}, but the contract declares 404.`,
    key: `use ${operation.method}`,
    severity: operation.method === 'DELETE' ? 'warning' : 'error',
  });
}
