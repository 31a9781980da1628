import { defineConformanceCheck, defineScenario } from '../check.js';
import { header, jsonBody, succeeded } from '../exchange.js';
import type { ResourceType } from '../plan/resource-types.js';
import { identifierOf } from '../state/addresses.js';
import { resolveLink } from '../state/links.js';
import { creatableTypes, notCreated, readResource } from '../state/lifecycle-steps.js';

export const createdReadable = defineConformanceCheck({
  id: 'created-readable',
  title: 'What was created can be read, at the address that was given',
  severity: 'error',
  source: 'RFC 9110 §9.3.3, §10.2.2 Location',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'read'),
    operation: ({ create, replace }) => create ?? replace,
    async run(session, resourceType) {
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const found = await readResource(session, resource);
      if (!succeeded(found)) {
        session.report(found, {
          message: `What was just created at ${resourceType.item} cannot be read: ${found.response?.status ?? found.failure?.kind}.`,
          key: 'unreadable',
        });
        return;
      }
      const id = identifierOf(resourceType, jsonBody(found));
      const stated = identifierOf(resourceType, jsonBody(resource.creation));
      if (id !== undefined && stated !== undefined && id !== stated) {
        session.report(found, {
          message: `Creating answered with the identifier ${stated}, reading it answers with ${id}.`,
          key: 'identifier',
        });
      }
      const location = header(resource.creation.response, 'location');
      const url = location === undefined ? undefined : resolveLink(location, resource.creation);
      if (url === undefined) return;
      if (session.state.pathOf(url) === undefined) {
        if (new URL(url).origin !== new URL(session.state.base).origin)
          session.report(resource.creation, {
            message: `Location leads away from the server, to ${new URL(url).origin}.`,
            at: 'header:Location',
            key: 'elsewhere',
            severity: 'warning',
          });
        else
          session.report(resource.creation, {
            message: `Location ${location} is not below ${session.state.base}.`,
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
      else if (identifierOf(resourceType, jsonBody(there)) !== (stated ?? id))
        session.report(there, {
          message: `Location ${location} leads to something else than what was created.`,
          at: 'header:Location',
          key: 'location other',
        });
    },
  }),
});
