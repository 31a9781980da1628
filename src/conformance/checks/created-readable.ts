import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { header, jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { nameOf } from '../operation-ref.js';
import type { ResourceType } from '../plan/resource-types.js';
import { identifierOf } from '../state/addresses.js';
import { notCreated, readResource } from '../state/lifecycle-steps.js';
import { resolveLink } from '../state/links.js';
import { creatableTypes } from '../state/subjects.js';

export const createdReadable = defineConformanceCheck({
  id: 'created-readable',
  title: 'A created resource can be read at the address that the server gave',
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
      if (!succeeded(found))
        return session.report(found, {
          message: `The resource that was just created cannot be read: ${nameOf(session.state.contract, resourceType.read!)} answers ${statusOrFailure(found)}.`,
          key: 'unreadable',
        });
      const id = judgeIdentifier(session, resource, found);
      await judgeLocation(session, resource, id);
    },
  }),
});

/** The identifier that creation stated is that of the resource; returns it. */
function judgeIdentifier(
  session: Session,
  { resourceType, creation }: CreatedResource,
  found: Exchange,
): string | undefined {
  const id = identifierOf(resourceType, jsonBody(found));
  const stated = identifierOf(resourceType, jsonBody(creation));
  if (id !== undefined && stated !== undefined && id !== stated)
    session.report(found, {
      message: `The response to creation states the identifier ${stated}, but reading the resource returns ${id}.`,
      key: 'identifier',
    });
  return stated ?? id;
}

/** The URL in Location is on this server and leads to the resource. */
async function judgeLocation(session: Session, resource: CreatedResource, id: string | undefined): Promise<void> {
  const location = header(resource.creation.response, 'location');
  const url = location === undefined ? undefined : resolveLink(location, resource.creation);
  if (location === undefined || url === undefined) return;
  if (session.state.pathOf(url) === undefined) return reportElsewhere(session, resource.creation, location, url);
  const there = await session.visit(url);
  if (!succeeded(there))
    session.report(there, {
      message: `Location ${location} answers ${statusOrFailure(there)}.`,
      at: 'header:Location',
      key: 'location',
    });
  else if (identifierOf(resource.resourceType, jsonBody(there)) !== id)
    session.report(there, {
      message: `Location ${location} leads to a different resource from the one that was created.`,
      at: 'header:Location',
      key: 'location other',
    });
}

function reportElsewhere(session: Session, creation: Exchange, location: string, url: string): void {
  const { base } = session.state;
  const isOtherServer = new URL(url).origin !== new URL(base).origin;
  session.report(creation, {
    message: isOtherServer
      ? `Location leads to another server, ${new URL(url).origin}.`
      : `Location ${location} is not below ${base}.`,
    at: 'header:Location',
    key: isOtherServer ? 'elsewhere' : 'base',
    severity: 'warning',
  });
}
