import { isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { answerProperties } from '../plan/resources.js';
import type { Resource } from '../plan/resources.js';
import { show } from '../plan/values.js';
import { differences, living, notMade, read } from '../state/life.js';

export const createdStored = defineConformanceCheck({
  id: 'created-stored',
  title: 'What was sent is what is stored, and what the answer to creating it shows',
  severity: 'warning',
  source: 'this project: properties that are not readOnly keep the value that they were given',
  *exchange({ world, exchange, response, kind, operation, case: one }) {
    const resource = world.resources.find(
      ({ create, replace, patch }) => operation !== undefined && [create, replace, patch].includes(operation),
    );
    if (kind !== 'positive' || resource === undefined || world.stateless || response.status >= 300) return;
    const shown = jsonBody(exchange);
    // An answer that shows nothing of what was sent is a receipt, not the thing.
    const differing = differences(world, resource, operation, parsed(exchange.request.body), shown);
    const compared = Object.keys(isObject(shown) ? shown : {}).length;
    for (const { name, sent, stored } of differing.length < compared ? differing : []) {
      if (sent === null || !answerProperties(world.contract, operation).has(name)) continue;
      const how = stored === undefined ? 'lacks it' : `shows ${show(stored)}`;
      yield {
        message: `${name} was sent as ${show(sent)}; the answer ${how}${one === undefined ? '' : ` (${one.title})`}.`,
        at: `#/${name}`,
        key: `echo ${name}`,
      };
    }
  },
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
        session.report(thing.created, {
          message: `Creating answers ${one.name} ${show(one.stored)}; ${show(one.sent)} was sent.`,
          at: `#/${one.name}`,
          key: `echo ${one.name}`,
        });
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

/** The body that was sent, if it is JSON. */
function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
