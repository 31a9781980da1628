import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import type { ResourceType } from '../plan/resource-types.js';
import { jsonBody } from '../exchange.js';
import { get, isObject } from '../../model/json.js';
import { sameValue } from '../state/compare-values.js';
import { show } from '../plan/values.js';

export const readRepeatable = defineConformanceCheck({
  id: 'read-repeatable',
  title: 'Reading changes nothing: the same thing read again is the same',
  severity: 'warning',
  source: 'RFC 9110 §9.2.1 safe methods',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'read'),
    operation: ({ read: reader }): OpenApiOperation | undefined => reader,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const first: Exchange = await readResource(session, resource);
      const second = await readResource(session, resource);
      const third = await readResource(session, resource);
      if (succeeded(first) !== succeeded(third)) {
        session.report(third, {
          message: `The same thing read again answers ${third.response?.status}; first it was ${first.response?.status}.`,
          key: 'status',
        });
        return;
      }
      const [was, is] = [jsonBody(second), jsonBody(third)];
      if (!isObject(was)) return;
      for (const [name, value] of Object.entries(was)) {
        if (
          value === undefined ||
          sameValue(value, get(is, name)) ||
          /(^|_|[a-z])(now|time|at|date|age|nonce|elapsed|progress|status|state)$/i.test(name)
        )
          continue;
        session.report(third, {
          message: `Read twice, ${name} changed from ${show(value)} to ${show(get(is, name) ?? null)}.`,
          key: `changed ${name}`,
          at: `#/${name}`,
        });
      }
    },
  }),
});
