import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { differences } from '../state/compare-values.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';
import { identifierOf } from '../state/addresses.js';

export const thingsApart = defineConformanceCheck({
  id: 'things-apart',
  title: 'Two things are never mixed up: asked for one, that one comes',
  severity: 'error',
  source: 'RFC 9110 §3.1: a resource is what its URI identifies',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state),
    operation: ({ read: reader, create, replace }) => reader ?? create ?? replace,
    async run(session, resourceType) {
      const [a, b] = [await session.create(resourceType), await session.create(resourceType)];
      if (a === undefined || b === undefined) return notCreated(resourceType);
      if (a.url === b.url) {
        session.report(b.creation, {
          message: `Creating twice gave one and the same address, ${a.url}.`,
          key: 'one address',
        });
        return;
      }
      if (resourceType.read === undefined) return;
      for (const [mine, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const found = await readResource(session, mine);
        if (!succeeded(found)) continue;
        const id = identifierOf(resourceType, jsonBody(found));
        const stated = identifierOf(resourceType, jsonBody(mine.creation));
        const confused = differences(
          session.state,
          resourceType,
          resourceType.create,
          mine.sent,
          jsonBody(found),
        ).filter(
          ({ name, stored }) =>
            stored !== undefined && show(stored) === show((other.sent as Record<string, never>)[name]),
        );
        if (
          (id !== undefined &&
            stated !== undefined &&
            id !== stated &&
            id === identifierOf(resourceType, jsonBody(other.creation))) ||
          confused.length > 0
        ) {
          session.report(found, {
            message: `Asked for one of two ${resourceType.name}, the server answers with the other.`,
            key: 'other',
          });
        }
      }
    },
  }),
});
