import { get } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { identifierOf } from '../state/addresses.js';
import { differences } from '../state/compare-values.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { creatableTypes } from '../state/subjects.js';

export const thingsApart = defineConformanceCheck({
  id: 'things-apart',
  title: 'A request for one resource never returns another',
  severity: 'error',
  source: 'RFC 9110 §3.1: a resource is what its URI identifies',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state),
    operation: ({ read, create, replace }) => read ?? create ?? replace,
    async run(session, resourceType) {
      const [a, b] = [await session.create(resourceType), await session.create(resourceType)];
      if (a === undefined || b === undefined) return notCreated(resourceType);
      if (a.url === b.url)
        return session.report(b.creation, {
          message: `Two resources were created, but both have the address ${a.url}.`,
          key: 'one address',
        });
      if (resourceType.read === undefined) return;
      await judgeRead(session, a, b);
      await judgeRead(session, b, a);
    },
  }),
});

async function judgeRead(session: Session, resource: CreatedResource, other: CreatedResource): Promise<void> {
  const found = await readResource(session, resource);
  if (!succeeded(found)) return;
  if (!hasIdentifierOf(resource, other, found) && !hasValuesOf(session, resource, other, found)) return;
  session.report(found, {
    message: `One of two resources in ${resource.resourceType.name} was requested, but the server returned the other.`,
    key: 'other',
  });
}

/** Whether an answer has the identifier of the other resource. */
function hasIdentifierOf(
  { resourceType, creation }: CreatedResource,
  other: CreatedResource,
  found: Exchange,
): boolean {
  const identifierIn = (exchange: Exchange): string | undefined => identifierOf(resourceType, jsonBody(exchange));
  const [id, stated] = [identifierIn(found), identifierIn(creation)];
  return id !== undefined && stated !== undefined && id !== stated && id === identifierIn(other.creation);
}

/** Whether an answer has values that were only sent for the other resource. */
function hasValuesOf(
  { state }: Session,
  { resourceType, sent }: CreatedResource,
  other: CreatedResource,
  found: Exchange,
): boolean {
  return differences(state, resourceType, resourceType.create, sent, jsonBody(found)).some(
    ({ name, stored }) => stored !== undefined && show(stored) === show(get(other.sent, name)),
  );
}
