import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState } from '../check.js';
import { succeeded } from '../exchange.js';
import type { ResourceType } from '../plan/resource-types.js';
import { variablesOf } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { isMember, creatableTypes, notCreated } from '../state/lifecycle-steps.js';
import { readCollection } from '../state/read-collection.js';

interface Subject {
  readonly parent: ResourceType;
  readonly child: ResourceType;
}

export const parentKept = defineConformanceCheck({
  id: 'parent-kept',
  title: 'What lies below one thing is not found below another, and goes when it goes',
  severity: 'error',
  source: 'RFC 3986 §3.3; RFC 9110 §9.3.5',
  scenario: defineScenario<Subject>({
    writes: true,
    subjects: (state) => families(state),
    operation: ({ child }): OpenApiOperation | undefined => child.read ?? child.create,
    async run(session, { parent, child }) {
      const [first, second] = [await session.create(parent), await session.create(parent)];
      if (first === undefined || second === undefined) return notCreated(parent);
      const below = rename(parent.item, first.vars, child.item);
      // While there is nothing below it, for whoever forgets that case.
      if (child.list !== undefined) await session.call(child.list, { vars: below });
      const resource = await session.create(child, { vars: below });
      if (resource === undefined) return notCreated(child);
      const other: Vars = { ...resource.vars, ...rename(parent.item, second.vars, child.item) };
      for (const operation of [child.read, child.remove]) {
        if (operation === undefined) continue;
        const found = await session.call(operation, { vars: other });
        if (succeeded(found) && operation.responses.some(({ status }) => status === '404')) {
          session.report(found, {
            message: `${operation.method} finds what lies below one ${parent.name} also below another.`,
            key: `foreign ${operation.method}`,
          });
        }
      }
      if (child.list !== undefined) {
        const list = await readCollection(session, child.list, { vars: other });
        if (list.members.some((member) => isMember(session.state, resource, member, list.first))) {
          session.report(list.first, {
            message: `The list below one ${parent.name} shows what lies below another.`,
            key: 'foreign list',
          });
        }
      }
      if (parent.remove === undefined || child.read === undefined) return;
      const removed = await session.remove(first);
      if (removed === undefined || !succeeded(removed)) return;
      const orphan = await session.call(child.read, { vars: resource.vars });
      if (succeeded(orphan))
        session.report(orphan, {
          message: `The ${parent.name} was deleted, yet what lay below it can still be read.`,
          key: 'orphan',
          severity: 'warning',
        });
    },
  }),
});

function families(state: RunState): Subject[] {
  const all = creatableTypes(state);
  return all.flatMap((child) =>
    all
      .filter((parent) => child !== parent && child.item.startsWith(`${parent.item}/`))
      .map((parent) => ({ parent, child })),
  );
}

function rename(from: string, vars: Vars, to: string): Vars {
  const names = variablesOf(to);
  return Object.fromEntries(variablesOf(from).map((name, index) => [names[index]!, vars[name]!]));
}
