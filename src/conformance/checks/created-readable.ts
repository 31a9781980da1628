import { defineConformanceCheck, defineScenario } from '../check.js';
import { header, jsonBody, succeeded } from '../exchange.js';
import type { Resource } from '../plan/resources.js';
import { identifierOf } from '../state/learn.js';
import { absolute } from '../state/listing.js';
import { living, notMade, read } from '../state/life.js';

export const createdReadable = defineConformanceCheck({
  id: 'created-readable',
  title: 'What was created can be read, at the address that was given',
  severity: 'error',
  source: 'RFC 9110 §9.3.3, §10.2.2 Location',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world, 'read'),
    operation: ({ create, replace }) => create ?? replace,
    async run(session, resource) {
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      const found = await read(session, thing);
      if (!succeeded(found)) {
        session.report(found, {
          message: `What was just created at ${resource.item} cannot be read: ${found.response?.status ?? found.failure?.kind}.`,
          key: 'unreadable',
        });
        return;
      }
      const id = identifierOf(resource, jsonBody(found));
      const stated = identifierOf(resource, jsonBody(thing.created));
      if (id !== undefined && stated !== undefined && id !== stated) {
        session.report(found, {
          message: `Creating answered with the identifier ${stated}, reading it answers with ${id}.`,
          key: 'identifier',
        });
      }
      const location = header(thing.created.response, 'location');
      const url = location === undefined ? undefined : absolute(location, thing.created);
      if (url === undefined) return;
      if (session.world.pathOf(url) === undefined) {
        if (new URL(url).origin !== new URL(session.world.base).origin)
          session.report(thing.created, {
            message: `Location leads away from the server, to ${new URL(url).origin}.`,
            at: 'header:Location',
            key: 'elsewhere',
            severity: 'warning',
          });
        else
          session.report(thing.created, {
            message: `Location ${location} is not below ${session.world.base}.`,
            at: 'header:Location',
            key: 'base',
            severity: 'warning',
          });
        return;
      }
      const there = await session.visit(url);
      if (!succeeded(there))
        session.report(there, {
          message: `Location ${location} answers ${there.response?.status ?? there.failure?.kind}.`,
          at: 'header:Location',
          key: 'location',
        });
      else if (identifierOf(resource, jsonBody(there)) !== (stated ?? id))
        session.report(there, {
          message: `Location ${location} leads to something else than what was created.`,
          at: 'header:Location',
          key: 'location other',
        });
    },
  }),
});
