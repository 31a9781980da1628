import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { succeeded } from '../exchange.js';
import { livesInCollection } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { isMember, notCreated, readResource, requestFor } from '../state/lifecycle-steps.js';
import { readCollection } from '../state/read-collection.js';
import { creatableTypes } from '../state/subjects.js';

const REFUSALS = new Set([401, 403, 404]);

export const othersHidden = defineConformanceCheck({
  id: 'others-hidden',
  title: "One user's resources are hidden from another user and cannot be changed by them",
  severity: 'error',
  source: "this project: with --as other=…, a user's resources are their own",
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => (state.hasOther ? creatableTypes(state) : []),
    operation: ({ read, list, create }) => read ?? list ?? create,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const isHidden = resourceType.read !== undefined && (await judgeRead(session, resource));
      // A collection that everybody may read is not a fault, unless its members are hidden individually.
      if (resourceType.list !== undefined && (isHidden || livesInCollection(resourceType)))
        await judgeList(session, resource, resourceType.list);
      for (const operation of [resourceType.replace, resourceType.patch, resourceType.remove])
        if (operation !== undefined) await judgeChange(session, resource, operation);
    },
  }),
});

/** The other user cannot read the resource; returns whether that was refused. */
async function judgeRead(session: Session, resource: CreatedResource): Promise<boolean> {
  const found = await readResource(session, resource, 'other');
  if (succeeded(found))
    session.report(found, {
      message: 'Another user can read the resource that this user created.',
      key: 'read',
    });
  return REFUSALS.has(found.response?.status ?? 0);
}

async function judgeList(session: Session, resource: CreatedResource, list: OpenApiOperation): Promise<void> {
  const { members, first } = await readCollection(session, list, { vars: resource.vars, identity: 'other' });
  if (members.some((member) => isMember(session.state, resource, member, first)))
    session.report(first, {
      message: 'Another user sees the resource that this user created in the collection.',
      key: 'list',
    });
}

async function judgeChange(session: Session, resource: CreatedResource, operation: OpenApiOperation): Promise<void> {
  const done = await session.call(operation, { ...requestFor(session, operation, resource), identity: 'other' });
  if (succeeded(done))
    session.report(done, {
      message: `Another user can ${operation.method} the resource that this user created.`,
      key: operation.method,
    });
}
