import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { changes } from '../state/compare-values.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes } from '../state/subjects.js';

/** Names of properties that may change without a request. */
const VOLATILE = /(^|_|[a-z])(now|time|at|date|age|nonce|elapsed|progress|status|state)$/i;

export const readRepeatable = defineConformanceCheck({
  id: 'read-repeatable',
  title: 'Reading is safe: a resource that is read again is unchanged',
  severity: 'warning',
  source: 'RFC 9110 §9.2.1 safe methods',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'read'),
    operation: ({ read }): OpenApiOperation | undefined => read,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const first = await readResource(session, resource);
      const second = await readResource(session, resource);
      const third = await readResource(session, resource);
      if (succeeded(first) !== succeeded(third))
        return session.report(third, {
          message: `The same resource answers ${statusOrFailure(third)} when it is read again, but first answered ${statusOrFailure(first)}.`,
          key: 'status',
        });
      for (const { name, before, after } of changes(jsonBody(second), jsonBody(third))) {
        if (VOLATILE.test(name)) continue;
        session.report(third, {
          message: `${name} changed from ${show(before)} to ${show(after ?? null)} when the resource was read again.`,
          key: `changed ${name}`,
          at: `#/${name}`,
        });
      }
    },
  }),
});
