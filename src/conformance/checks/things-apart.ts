import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Resource } from '../plan/resources.js';
import { show } from '../plan/values.js';
import { differences, living, notMade, read } from '../state/life.js';
import { identifierOf } from '../state/learn.js';

export const thingsApart = defineConformanceCheck({
  id: 'things-apart',
  title: 'Two things are never mixed up: asked for one, that one comes',
  severity: 'error',
  source: 'RFC 9110 §3.1: a resource is what its URI identifies',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world),
    operation: ({ read: reader, create, replace }) => reader ?? create ?? replace,
    async run(session, resource) {
      const [a, b] = [await session.create(resource), await session.create(resource)];
      if (a === undefined || b === undefined) return notMade(resource);
      if (a.url === b.url) {
        session.report(b.created, {
          message: `Creating twice gave one and the same address, ${a.url}.`,
          key: 'one address',
        });
        return;
      }
      if (resource.read === undefined) return;
      for (const [mine, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const found = await read(session, mine);
        if (!succeeded(found)) continue;
        const id = identifierOf(resource, jsonBody(found));
        const stated = identifierOf(resource, jsonBody(mine.created));
        const confused = differences(session.world, resource, resource.create, mine.sent, jsonBody(found)).filter(
          ({ name, stored }) =>
            stored !== undefined && show(stored) === show((other.sent as Record<string, never>)[name]),
        );
        if (
          (id !== undefined &&
            stated !== undefined &&
            id !== stated &&
            id === identifierOf(resource, jsonBody(other.created))) ||
          confused.length > 0
        ) {
          session.report(found, {
            message: `Asked for one of two ${resource.name}, the server answers with the other.`,
            key: 'other',
          });
        }
      }
    },
  }),
});
