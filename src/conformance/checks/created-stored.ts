import type { OpenApiOperation } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CheckReport, CreatedResource, ExchangeView, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import { answerProperties } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { differences } from '../state/compare-values.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes } from '../state/subjects.js';

export const createdStored = defineConformanceCheck({
  id: 'created-stored',
  title: 'Stored values are the values that were sent, and the response to creation shows them',
  severity: 'warning',
  source: 'this project: a property that is not readOnly keeps the value that it was given',
  *exchange(view) {
    const { state, response, kind, operation } = view;
    const resourceType = state.resourceTypes.find(
      ({ create, replace, patch }) => operation !== undefined && [create, replace, patch].includes(operation),
    );
    if (kind !== 'positive' || resourceType === undefined || state.stateless || response.status >= 300) return;
    yield* judgeEcho(view, resourceType);
  },
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state),
    operation: ({ create, replace }) => create ?? replace,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const writer = resourceType.create ?? resourceType.replace;
      judgeCreation(session, resource, writer);
      if (resourceType.read !== undefined) await judgeStored(session, resource, writer);
    },
  }),
});

/** A response that shows values shows those that were sent. */
function* judgeEcho(
  { state, exchange, operation, case: one }: ExchangeView,
  resourceType: ResourceType,
): Generator<CheckReport> {
  const shown = jsonBody(exchange);
  const differing = differences(state, resourceType, operation, parsed(exchange.request.body), shown);
  // A response that shows none of the values that were sent is a receipt, not a representation.
  if (differing.length >= Object.keys(isObject(shown) ? shown : {}).length) return;
  for (const { name, sent, stored } of differing) {
    if (sent === null || !answerProperties(state.contract, operation).has(name)) continue;
    const how = stored === undefined ? 'lacks it' : `shows ${show(stored)}`;
    yield {
      message: `${name} was sent as ${show(sent)}, but the response ${how}${one === undefined ? '' : ` (${one.title})`}.`,
      at: `#/${name}`,
      key: `echo ${name}`,
    };
  }
}

function judgeCreation(session: Session, resource: CreatedResource, writer: OpenApiOperation | undefined): void {
  const { resourceType, sent, creation } = resource;
  for (const one of differences(session.state, resourceType, writer, sent, jsonBody(creation))) {
    if (one.stored === undefined) continue;
    session.report(creation, {
      message: `${one.name} was sent as ${show(one.sent)}, but the response to creation shows ${show(one.stored)}.`,
      at: `#/${one.name}`,
      key: `echo ${one.name}`,
    });
  }
}

async function judgeStored(
  session: Session,
  resource: CreatedResource,
  writer: OpenApiOperation | undefined,
): Promise<void> {
  const found = await readResource(session, resource);
  if (!succeeded(found)) return;
  for (const one of differences(session.state, resource.resourceType, writer, resource.sent, jsonBody(found))) {
    const stored = one.stored === undefined ? 'lacks it' : `shows ${show(one.stored)}`;
    session.report(found, {
      message: `${one.name} was created as ${show(one.sent)}, but the stored resource ${stored}.`,
      at: `#/${one.name}`,
      key: `stored ${one.name}`,
    });
  }
}

/** The body that was sent, if it is JSON. */
function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
