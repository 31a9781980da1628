import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import { nameOf } from '../operation-ref.js';
import type { ResourceType } from '../plan/resource-types.js';
import { pathBelow, transferVars } from '../plan/template.js';
import { notCreated } from '../state/lifecycle-steps.js';
import { collectionOperations, creatableTypes } from '../state/subjects.js';

export const freshReadable = defineConformanceCheck({
  id: 'fresh-readable',
  title: 'The collections below a new resource can be read, even while they are empty',
  severity: 'warning',
  source: 'this project: a collection without members is an empty collection',
  scenario: defineScenario<readonly [ResourceType, OpenApiOperation]>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state).flatMap((resourceType) =>
        collectionOperations(state)
          .filter((one) => isDirectlyBelow(resourceType, one))
          .map((one) => [resourceType, one] as const),
      ),
    operation: ([, operation]) => operation,
    async run(session, [resourceType, operation]) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const vars = transferVars(resourceType.item, resource.vars, operation.path);
      const collection = await session.call(operation, { vars });
      if (!succeeded(collection) && collection.response?.status === 404)
        session.report(collection, {
          message: `${nameOf(session.state.contract, operation)} answers 404 below a resource of ${resourceType.name} that was just created.`,
          key: 'absent',
        });
    },
  }),
});

/** Whether an operation's path is one literal segment below the resource. */
function isDirectlyBelow({ item }: ResourceType, { path }: OpenApiOperation): boolean {
  const rest = pathBelow(item, path) ?? '';
  return rest !== '' && !rest.includes('{') && !rest.includes('/');
}
