import { get, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { CreatedResource, Session } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { nameOf } from '../operation-ref.js';
import { livesInCollection } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { sameValue } from '../state/compare-values.js';
import { isMember, notCreated, readResource, requestFor } from '../state/lifecycle-steps.js';
import { followPages, readCollection } from '../state/read-collection.js';
import type { CollectionReading } from '../state/read-collection.js';
import { creatableTypes } from '../state/subjects.js';

const UNREAD = 'the collection could not be read to its end';

export const createdListed = defineConformanceCheck({
  id: 'created-listed',
  title:
    'A created resource appears exactly once in its collection, with the same values as when it is read on its own',
  severity: 'error',
  source: 'this project: a collection lists what was posted to it',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'list').filter(livesInCollection),
    operation: ({ list }) => list,
    async run(session, resourceType) {
      const before = await followPages(session, resourceType.list!);
      if (!before.complete) return UNREAD;
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const collection = await readCollection(session, resourceType.list!, { vars: resource.vars });
      if (!collection.complete) return UNREAD;
      const member = judgeListed(session, resource, collection);
      if (member === undefined || resourceType.read === undefined) return;
      compare(session, collection.first, member, await readResource(session, resource), '');
      await judgeUpdated(session, resource);
    },
  }),
});

/** The resource is a member exactly once. */
function judgeListed(
  session: Session,
  resource: CreatedResource,
  { members, first }: CollectionReading,
): Json | undefined {
  const { variable, list } = resource.resourceType;
  const found = members.filter((member) => isMember(session.state, resource, member, first));
  if (found.length === 0)
    session.report(first, {
      message: `The resource that was just created (${variable} ${resource.vars[variable]}) is not in the collection that ${nameOf(session.state.contract, list!)} returns.`,
      key: 'unlisted',
    });
  if (found.length > 1)
    session.report(first, {
      message: `The resource was created once, but is in the collection ${found.length} times.`,
      key: 'twice',
    });
  return found[0];
}

/** After an update, the collection shows the same values as the resource itself. */
async function judgeUpdated(session: Session, resource: CreatedResource): Promise<void> {
  const { patch, replace, list } = resource.resourceType;
  const operation = patch ?? replace;
  const request = operation === undefined ? undefined : requestFor(session, operation, resource);
  if (operation === undefined || request?.body === undefined) return;
  if (!succeeded(await session.call(operation, request))) return;
  const single = await readResource(session, resource);
  const { members, first } = await readCollection(session, list!, { vars: resource.vars });
  const member = members.find((one) => isMember(session.state, resource, one, first));
  if (member !== undefined) compare(session, first, member, single, `After ${operation.method}, `);
}

function compare(session: Session, collection: Exchange, member: Json, single: Exchange, when: string): void {
  for (const [name, value] of Object.entries(isObject(member) ? member : {})) {
    const other = get(jsonBody(single), name);
    if (value !== undefined && other !== undefined && !name.startsWith('@') && !sameValue(value, other)) {
      session.report(collection, {
        message: `${when}${when === '' ? 'The' : 'the'} collection shows ${name} as ${show(value)}, but the resource itself shows ${show(other)}.`,
        key: `${when}differs ${name}`,
        severity: 'warning',
      });
    }
  }
}
