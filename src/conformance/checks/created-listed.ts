import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, CreatedResource } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { ResourceType } from '../plan/resource-types.js';
import { show } from '../plan/values.js';
import { get, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { isMember, creatableTypes, notCreated } from '../state/lifecycle-steps.js';
import { followPages } from '../state/read-collection.js';
import { sameValue } from '../state/compare-values.js';
import { isBelow } from '../state/addresses.js';
import { readCollection } from '../state/read-collection.js';

export const createdListed = defineConformanceCheck({
  id: 'created-listed',
  title: 'What was created is in its list, once, as it is by itself',
  severity: 'error',
  source: 'this project: a collection that is posted to lists what was posted',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'list').filter(isBelow),
    operation: ({ list }) => list,
    async run(session, resourceType) {
      const before = await followPages(session, resourceType.list!);
      if (!before.complete) return 'the list could not be read to its end';
      const resource = await session.create(resourceType);
      if (resource === undefined) return notCreated(resourceType);
      const list = await readCollection(session, resourceType.list!, { vars: resource.vars });
      if (!list.complete) return 'the list could not be read to its end';
      const mine = list.members.filter((member) => isMember(session.state, resource, member, list.first));
      const [member] = mine;
      if (member === undefined) {
        session.report(list.first, {
          message: `What was just created (${resourceType.variable} ${resource.vars[resourceType.variable]}) is not in the list at ${resourceType.list!.path}.`,
          key: 'unlisted',
        });
        return;
      }
      if (mine.length > 1)
        session.report(list.first, {
          message: `What was created once is in the list ${mine.length} times.`,
          key: 'twice',
        });
      if (resourceType.read === undefined) return;
      compare(session, list.first, member, await session.call(resourceType.read, { vars: resource.vars }), '');
      await updated(session, resourceType, resource);
    },
  }),
});

/** After an update the list shows what the thing by itself shows. */
async function updated(session: Session, resourceType: ResourceType, resource: CreatedResource): Promise<void> {
  const operation = resourceType.patch ?? resourceType.replace;
  const mediaType = operation === undefined ? undefined : bodyType(operation)?.mediaType;
  const value = operation === undefined ? undefined : session.body(operation, resource.vars);
  if (operation === undefined || mediaType === undefined || value === undefined) return;
  if (!succeeded(await session.call(operation, { vars: resource.vars, body: { mediaType, value } }))) return;
  const single = await session.call(resourceType.read!, { vars: resource.vars });
  const list = await readCollection(session, resourceType.list!, { vars: resource.vars });
  const member = list.members.find((one) => isMember(session.state, resource, one, list.first));
  if (member !== undefined) compare(session, list.first, member, single, `After ${operation.method}, `);
}

function compare(session: Session, list: Exchange, member: Json, single: Exchange, when: string): void {
  for (const [name, value] of Object.entries(isObject(member) ? member : {})) {
    const other = get(jsonBody(single), name);
    if (value !== undefined && other !== undefined && !name.startsWith('@') && !sameValue(value, other)) {
      session.report(list, {
        message: `${when}${when === '' ? 'The' : 'the'} list shows ${name} ${show(value)}, the thing by itself ${show(other)}.`,
        key: `${when}differs ${name}`,
        severity: 'warning',
      });
    }
  }
}
