import { isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { answerProperties } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { differences } from '../state/compare-values.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';

export const createdStored = defineConformanceCheck({
  id: 'created-stored',
  title: 'What was sent is what is stored, and what the answer to creating it shows',
  severity: 'warning',
  source: 'this project: properties that are not readOnly keep the value that they were given',
  *exchange({ state, exchange, response, kind, operation, case: one }) {
    const resourceType = state.resourceTypes.find(
      ({ create, replace, patch }) => operation !== undefined && [create, replace, patch].includes(operation),
    );
    if (kind !== 'positive' || resourceType === undefined || state.stateless || response.status >= 300) return;
    const shown = jsonBody(exchange);
    // An answer that shows nothing of what was sent is a receipt, not the thing.
    const differing = differences(state, resourceType, operation, parsed(exchange.request.body), shown);
    const compared = Object.keys(isObject(shown) ? shown : {}).length;
    for (const { name, sent, stored } of differing.length < compared ? differing : []) {
      if (sent === null || !answerProperties(state.contract, operation).has(name)) continue;
      const how = stored === undefined ? 'lacks it' : `shows ${show(stored)}`;
      yield {
        message: `${name} was sent as ${show(sent)}; the answer ${how}${one === undefined ? '' : ` (${one.title})`}.`,
        at: `#/${name}`,
        key: `echo ${name}`,
      };
    }
  },
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state),
    operation: ({ create, replace }) => create ?? replace,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const writer = resourceType.create ?? resourceType.replace;
      for (const one of differences(session.state, resourceType, writer, resource.sent, jsonBody(resource.creation))) {
        if (one.stored === undefined) continue;
        session.report(resource.creation, {
          message: `Creating answers ${one.name} ${show(one.stored)}; ${show(one.sent)} was sent.`,
          at: `#/${one.name}`,
          key: `echo ${one.name}`,
        });
      }
      if (resourceType.read === undefined) return;
      const found = await readResource(session, resource);
      if (!succeeded(found)) return;
      for (const one of differences(session.state, resourceType, writer, resource.sent, jsonBody(found))) {
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
