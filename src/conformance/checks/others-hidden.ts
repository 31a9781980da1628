import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { isMember, creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import { isBelow } from '../state/addresses.js';
import { readCollection } from '../state/read-collection.js';

export const othersHidden = defineConformanceCheck({
  id: 'others-hidden',
  title: "One user's things are hidden from another and cannot be changed by them",
  severity: 'error',
  source: 'this project: with --as other=…, what one user makes is their own',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => (state.hasOther ? creatableTypes(state) : []),
    operation: ({ read: reader, list, create }) => reader ?? list ?? create,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      let isHidden = false;
      if (resourceType.read !== undefined) {
        const found = await readResource(session, resource, 'other');
        isHidden = REFUSALS.has(found.response?.status ?? 0);
        if (succeeded(found))
          session.report(found, {
            message: `Another user can read what this one made at ${resourceType.item}.`,
            key: 'read',
          });
      }
      // A list that everybody may read is no fault, unless its members are hidden one by one.
      if (resourceType.list !== undefined && (isHidden || isBelow(resourceType))) {
        const list = await readCollection(session, resourceType.list, { vars: resource.vars, identity: 'other' });
        if (list.members.some((member) => isMember(session.state, resource, member, list.first)))
          session.report(list.first, { message: 'Another user sees in their list what this one made.', key: 'list' });
      }
      for (const operation of [resourceType.replace, resourceType.patch, resourceType.remove]) {
        if (operation === undefined) continue;
        const mediaType = bodyType(operation)?.mediaType;
        const value = session.body(operation, resource.vars);
        const body = mediaType === undefined || value === undefined ? {} : { body: { mediaType, value } };
        const done = await session.call(operation, { vars: resource.vars, identity: 'other', ...body });
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
