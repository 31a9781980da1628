import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { livesInCollection } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { memberKey } from '../state/collection-page.js';
import { invalidBodies } from '../state/invalid-bodies.js';
import type { InvalidBodies } from '../state/invalid-bodies.js';
import { readCollection } from '../state/read-collection.js';
import { creatableTypes } from '../state/subjects.js';

/** How many invalid bodies are sent. */
const TRIES = 6;

export const refusedNotStored = defineConformanceCheck({
  id: 'refused-not-stored',
  title: 'A resource whose creation was refused is not stored',
  severity: 'error',
  source: 'RFC 9110 §15.5 Client Error 4xx',
  scenario: defineScenario<ResourceType>({
    writes: true,
    subjects: (state) => creatableTypes(state, 'create', 'list').filter(livesInCollection),
    operation: ({ create }) => create,
    async run(session, resourceType) {
      const bodies = invalidBodies(session, resourceType.create!);
      if (bodies === undefined) return 'no body could be built';
      const before = await readCollection(session, resourceType.list!);
      const statuses = await sendInvalid(session, resourceType.create!, bodies);
      if (statuses === undefined) return 'not every invalid request was refused';
      const after = await readCollection(session, resourceType.list!);
      if (!before.complete || !after.complete) return 'the collection could not be read to its end';
      const known = new Set(before.members.map(memberKey));
      const added = after.members.filter((member) => !known.has(memberKey(member)));
      if (added.length > 0)
        session.report(after.first, {
          message: `${statuses.length} invalid requests were refused with ${statuses[0]!}, but the collection has ${added.length} new members.`,
          key: 'stored',
        });
    },
  }),
});

/** Sends some of the invalid bodies; resolves to the statuses, or undefined when one of them was not refused. */
async function sendInvalid(
  session: Session,
  operation: OpenApiOperation,
  { mediaType, values }: InvalidBodies,
): Promise<readonly number[] | undefined> {
  const step = Math.max(1, Math.floor(values.length / TRIES));
  const statuses: number[] = [];
  for (const value of values.filter((_, index) => index % step === 0).slice(0, TRIES)) {
    const { response } = await session.call(operation, { body: { mediaType, value } });
    if (response === undefined || response.status < 400 || response.status >= 500) return undefined;
    statuses.push(response.status);
  }
  return statuses;
}
