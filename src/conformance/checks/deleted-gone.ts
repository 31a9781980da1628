import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { Resource } from '../plan/resources.js';
import { isMember, living, notMade, read } from '../state/life.js';
import { isBelow } from '../state/learn.js';
import { wholeList } from '../state/whole.js';

export const deletedGone = defineConformanceCheck({
  id: 'deleted-gone',
  title: 'What was deleted is gone, and nothing else is',
  severity: 'error',
  source: 'RFC 9110 §9.3.5 DELETE',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world, 'remove'),
    operation: ({ remove }) => remove,
    async run(session, resource) {
      const [thing, neighbour] = [await session.create(resource), await session.create(resource)];
      if (thing === undefined) return notMade(resource);
      const removed = await session.remove(thing);
      if (removed === undefined || !succeeded(removed)) {
        const status = removed?.response?.status;
        if (removed !== undefined && status !== 401 && status !== 403)
          session.report(removed, {
            message: `What the run made cannot be deleted: ${status ?? removed.failure?.kind}.`,
            key: 'refused',
          });
        return 'the deletion was refused';
      }
      if (resource.read !== undefined) {
        const found = await read(session, thing);
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
      if (resource.list !== undefined && isBelow(resource)) {
        const list = await wholeList(session, resource.list, { vars: thing.vars });
        const still = list.members.some((member) => isMember(session.world, thing, member, list.first));
        if (still)
          session.report(list.first, {
            message: `After DELETE was answered ${removed.response!.status}, the thing is still in the list.`,
            key: 'listed',
          });
      }
      if (neighbour !== undefined && resource.read !== undefined && !succeeded(await read(session, neighbour))) {
        session.report(await read(session, neighbour), {
          message: 'Deleting one thing took away another.',
          key: 'neighbour',
        });
      }
      for (const operation of [resource.remove, resource.replace, resource.patch]) {
        if (operation === undefined) continue;
        const isUpsert = operation === resource.replace && operation.responses.some(({ status }) => status === '201');
        const mediaType = bodyType(operation)?.mediaType;
        const value = session.body(operation, thing.vars);
        const body = mediaType === undefined || value === undefined ? {} : { body: { mediaType, value } };
        const after: Exchange = await session.call(operation, { vars: thing.vars, ...body });
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
