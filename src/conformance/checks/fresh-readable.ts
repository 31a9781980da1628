import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import { memberSchema } from '../plan/resources.js';
import type { Resource } from '../plan/resources.js';
import { transferVars } from '../plan/template.js';
import { living, notMade } from '../state/life.js';

export const freshReadable = defineConformanceCheck({
  id: 'fresh-readable',
  title: 'The lists below something new can be read, empty as they are',
  severity: 'warning',
  source: 'this project: a list that has no members is an empty list',
  scenario: defineScenario<readonly [Resource, OpenApiOperation]>({
    writes: true,
    subjects: (world) =>
      living(world).flatMap((resource) =>
        world.contract.openapi.operations
          .filter(
            (one) =>
              one.method === 'GET' && isListBelow(resource, one) && memberSchema(world.contract, one) !== undefined,
          )
          .map((one) => [resource, one] as const),
      ),
    operation: ([, operation]) => operation,
    async run(session, [resource, operation]) {
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      const list = await session.call(operation, { vars: transferVars(resource.item, thing.vars, operation.path) });
      if (!succeeded(list) && list.response?.status === 404)
        session.report(list, {
          message: `${operation.path} answers 404 for one of the ${resource.name} that was just made.`,
          key: 'absent',
        });
    },
  }),
});

/** A path one literal segment below the thing. */
function isListBelow({ item }: Resource, { path }: OpenApiOperation): boolean {
  const shape = (template: string): string => template.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
  const rest = shape(path).startsWith(`${shape(item)}/`) ? shape(path).slice(shape(item).length + 1) : '';
  return rest !== '' && !rest.includes('{') && !rest.includes('/');
}
