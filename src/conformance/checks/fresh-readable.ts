import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import { memberSchema } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { transferVars } from '../plan/template.js';
import { creatableTypes, notCreated } from '../state/lifecycle-steps.js';

export const freshReadable = defineConformanceCheck({
  id: 'fresh-readable',
  title: 'The lists below something new can be read, empty as they are',
  severity: 'warning',
  source: 'this project: a list that has no members is an empty list',
  scenario: defineScenario<readonly [ResourceType, OpenApiOperation]>({
    writes: true,
    subjects: (state) =>
      creatableTypes(state).flatMap((resourceType) =>
        state.contract.openapi.operations
          .filter(
            (one) =>
              one.method === 'GET' && isListBelow(resourceType, one) && memberSchema(state.contract, one) !== undefined,
          )
          .map((one) => [resourceType, one] as const),
      ),
    operation: ([, operation]) => operation,
    async run(session, [resourceType, operation]) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const list = await session.call(operation, {
        vars: transferVars(resourceType.item, resource.vars, operation.path),
      });
      if (!succeeded(list) && list.response?.status === 404)
        session.report(list, {
          message: `${operation.path} answers 404 for one of the ${resourceType.name} that was just made.`,
          key: 'absent',
        });
    },
  }),
});

/** A path one literal segment below the thing. */
function isListBelow({ item }: ResourceType, { path }: OpenApiOperation): boolean {
  const shape = (template: string): string => template.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
  const rest = shape(path).startsWith(`${shape(item)}/`) ? shape(path).slice(shape(item).length + 1) : '';
  return rest !== '' && !rest.includes('{') && !rest.includes('/');
}
