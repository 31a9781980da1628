import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { Resource } from '../plan/resources.js';
import { isMember, living, notMade, read } from '../state/life.js';
import { isBelow } from '../state/learn.js';
import { wholeList } from '../state/whole.js';

export const othersHidden = defineConformanceCheck({
  id: 'others-hidden',
  title: "One user's things are hidden from another and cannot be changed by them",
  severity: 'error',
  source: 'this project: with --as other=…, what one user makes is their own',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => (world.hasOther ? living(world) : []),
    operation: ({ read: reader, list, create }) => reader ?? list ?? create,
    async run(session, resource) {
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      let isHidden = false;
      if (resource.read !== undefined) {
        const found = await read(session, thing, 'other');
        isHidden = REFUSALS.has(found.response?.status ?? 0);
        if (succeeded(found))
          session.report(found, {
            message: `Another user can read what this one made at ${resource.item}.`,
            key: 'read',
          });
      }
      // A list that everybody may read is no fault, unless its members are hidden one by one.
      if (resource.list !== undefined && (isHidden || isBelow(resource))) {
        const list = await wholeList(session, resource.list, { vars: thing.vars, identity: 'other' });
        if (list.members.some((member) => isMember(session.world, thing, member, list.first)))
          session.report(list.first, { message: 'Another user sees in their list what this one made.', key: 'list' });
      }
      for (const operation of [resource.replace, resource.patch, resource.remove]) {
        if (operation === undefined) continue;
        const mediaType = bodyType(operation)?.mediaType;
        const value = session.body(operation, thing.vars);
        const body = mediaType === undefined || value === undefined ? {} : { body: { mediaType, value } };
        const done = await session.call(operation, { vars: thing.vars, identity: 'other', ...body });
        if (succeeded(done))
          session.report(done, {
            message: `Another user can ${operation.method} what this one made.`,
            key: operation.method,
          });
      }
    },
  }),
});

const REFUSALS = new Set([401, 403, 404]);
