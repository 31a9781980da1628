import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Resource } from '../plan/resources.js';
import { show } from '../plan/values.js';
import { differences, living, notMade, read } from '../state/life.js';

export const createdStored = defineConformanceCheck({
  id: 'created-stored',
  title: 'What was sent is what is stored, and what the answer to creating it shows',
  severity: 'warning',
  source: 'this project: properties that are not readOnly keep the value that they were given',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world),
    operation: ({ create, replace }) => create ?? replace,
    async run(session, resource) {
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      const writer = resource.create ?? resource.replace;
      for (const one of differences(session.world, resource, writer, thing.sent, jsonBody(thing.created))) {
        if (one.stored === undefined) continue;
        session.report(thing.created, { message: `Creating answers ${one.name} ${show(one.stored)}; ${show(one.sent)} was sent.`, at: `#/${one.name}`, key: `echo ${one.name}` });
      }
      if (resource.read === undefined) return;
      const found = await read(session, thing);
      if (!succeeded(found)) return;
      for (const one of differences(session.world, resource, writer, thing.sent, jsonBody(found))) {
        session.report(found, {
          message: `Reading what was created shows ${one.name} ${one.stored === undefined ? 'not at all' : show(one.stored)}; ${show(one.sent)} was sent.`,
          at: `#/${one.name}`,
          key: `stored ${one.name}`,
        });
      }
    },
  }),
});
