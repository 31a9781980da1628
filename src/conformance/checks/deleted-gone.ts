import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { isMember, creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import { isBelow } from '../state/addresses.js';
import { readCollection } from '../state/read-collection.js';

export const deletedGone = defineConformanceCheck({
  id: 'deleted-gone',
  title: 'What was deleted is gone, and nothing else is',
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
      if (removed === undefined || !succeeded(removed)) {
        const status = removed?.response?.status;
        if (removed !== undefined && status !== 401 && status !== 403)
          session.report(removed, {
            message: `What the run made cannot be deleted: ${status ?? removed.failure?.kind}.`,
            key: 'refused',
          });
        return 'the deletion was refused';
      }
      if (resourceType.read !== undefined) {
        const found = await readResource(session, resource);
        if (succeeded(found))
          session.report(found, {
            message: `After DELETE was answered ${removed.response!.status}, the thing can still be read.`,
            key: 'readable',
          });
        else if (found.response !== undefined && ![404, 410].includes(found.response.status))
          session.report(found, {
            message: `After DELETE, reading answers ${found.response.status}, not 404 or 410.`,
            key: 'status',
            severity: 'warning',
          });
      }
      if (resourceType.list !== undefined && isBelow(resourceType)) {
        const list = await readCollection(session, resourceType.list, { vars: resource.vars });
        const still = list.members.some((member) => isMember(session.state, resource, member, list.first));
        if (still)
          session.report(list.first, {
            message: `After DELETE was answered ${removed.response!.status}, the thing is still in the list.`,
            key: 'listed',
          });
      }
      if (
        neighbour !== undefined &&
        resourceType.read !== undefined &&
        !succeeded(await readResource(session, neighbour))
      ) {
        session.report(await readResource(session, neighbour), {
          message: 'Deleting one thing took away another.',
          key: 'neighbour',
        });
      }
      for (const operation of [resourceType.remove, resourceType.replace, resourceType.patch]) {
        if (operation === undefined) continue;
        const isUpsert =
          operation === resourceType.replace && operation.responses.some(({ status }) => status === '201');
        const mediaType = bodyType(operation)?.mediaType;
        const value = session.body(operation, resource.vars);
        const body = mediaType === undefined || value === undefined ? {} : { body: { mediaType, value } };
        const after: Exchange = await session.call(operation, { vars: resource.vars, ...body });
        const declared404 = operation.responses.some(({ status }) => status === '404');
        if (succeeded(after) && !isUpsert && declared404)
          session.report(after, {
            message: `${operation.method} on what was deleted answers ${after.response!.status}; the contract declares 404.`,
            key: `use ${operation.method}`,
            severity: operation.method === 'DELETE' ? 'warning' : 'error',
          });
      }
    },
  }),
});
