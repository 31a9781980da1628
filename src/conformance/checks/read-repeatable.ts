import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { living, notMade, read } from '../state/life.js';
import type { Resource } from '../plan/resources.js';
import { jsonBody } from '../exchange.js';
import { get, isObject } from '../../model/json.js';
import { sameValue } from '../state/life.js';
import { show } from '../plan/values.js';

export const readRepeatable = defineConformanceCheck({
  id: 'read-repeatable',
  title: 'Reading changes nothing: the same thing read again is the same',
  severity: 'warning',
  source: 'RFC 9110 §9.2.1 safe methods',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world, 'read'),
    operation: ({ read: reader }): OpenApiOperation | undefined => reader,
    async run(session, resource) {
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      const first: Exchange = await read(session, thing);
      const second = await read(session, thing);
      const third = await read(session, thing);
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
