import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, RunState, Session } from '../check.js';
import { succeeded } from '../exchange.js';
import type { ResourceType } from '../plan/resource-types.js';
import { transferVars } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { isMember, notCreated } from '../state/lifecycle-steps.js';
import { readCollection } from '../state/read-collection.js';
import { creatableTypes } from '../state/subjects.js';

interface Subject {
  readonly parent: ResourceType;
  readonly child: ResourceType;
}

export const parentKept = defineConformanceCheck({
  id: 'parent-kept',
  title: 'A resource below one parent is not found below another, and is deleted with its parent',
  severity: 'error',
  source: 'RFC 3986 §3.3; RFC 9110 §9.3.5',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (state) => families(state),
    operation: ({ child }): OpenApiOperation | undefined => child.read ?? child.create,
    async run(session, { parent, child }) {
      const [first, second] = [await session.create(parent), await session.create(parent)];
      if (first === undefined || second === undefined) return notCreated(parent);
      const below = transferVars(parent.item, first.vars, child.item);
      // Some servers only fail while the collection is still empty.
      if (child.list !== undefined) await session.call(child.list, { vars: below });
      const resource = await session.create(child, { vars: below });
      if (resource === undefined) return notCreated(child);
      const vars: Vars = { ...resource.vars, ...transferVars(parent.item, second.vars, child.item) };
      await judgeOtherParent(session, resource, parent, vars);
      if (parent.remove !== undefined && child.read !== undefined)
        await judgeOrphan(session, first, resource, child.read);
    },
  }),
});

/** Below the other parent, the resource cannot be read, is not deleted and is not listed. */
async function judgeOtherParent(
  session: Session,
  resource: CreatedResource,
  parent: ResourceType,
  vars: Vars,
): Promise<void> {
  const { read, remove, list } = resource.resourceType;
  for (const operation of [read, remove]) {
    if (operation === undefined) continue;
    const found = await session.call(operation, { vars });
    if (succeeded(found) && operation.responses.some(({ status }) => status === '404'))
      session.report(found, {
        message: `${operation.method} finds the resource not only below its own parent in ${parent.name}, but also below another.`,
        key: `foreign ${operation.method}`,
      });
  }
  if (list === undefined) return;
  const { members, first } = await readCollection(session, list, { vars });
  if (members.some((member) => isMember(session.state, resource, member, first)))
    session.report(first, {
      message: `The collection below one parent in ${parent.name} shows a resource of another parent.`,
      key: 'foreign list',
    });
}

/** Once its parent is deleted, the resource cannot be read. */
async function judgeOrphan(
  session: Session,
  parent: CreatedResource,
  resource: CreatedResource,
  read: OpenApiOperation,
): Promise<void> {
  const removed = await session.remove(parent);
  if (removed === undefined || !succeeded(removed)) return;
  const orphan = await session.call(read, { vars: resource.vars });
  if (succeeded(orphan))
    session.report(orphan, {
      message: `The parent in ${parent.resourceType.name} was deleted, but the resource below it can still be read.`,
      key: 'orphan',
      severity: 'warning',
    });
}

/** Pairs of types of which one lives below the other. */
function families(state: RunState): Subject[] {
  const types = creatableTypes(state);
  return types.flatMap((child) =>
    types
      .filter((parent) => child !== parent && child.item.startsWith(`${parent.item}/`))
      .map((parent) => ({ parent, child })),
  );
}
