import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, Thing } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { bodyType } from '../plan/base.js';
import type { Resource } from '../plan/resources.js';
import { show } from '../plan/values.js';
import { get, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { isMember, living, notMade, readList, sameValue } from '../state/life.js';
import { isBelow } from '../state/learn.js';
import { wholeList } from '../state/whole.js';

export const createdListed = defineConformanceCheck({
  id: 'created-listed',
  title: 'What was created is in its list, once, as it is by itself',
  severity: 'error',
  source: 'this project: a collection that is posted to lists what was posted',
  scenario: defineScenario<Resource>({
    writes: true,
    subjects: (world) => living(world, 'list').filter(isBelow),
    operation: ({ list }) => list,
    async run(session, resource) {
      const before = await readList(session, resource.list!);
      if (!before.complete) return 'the list could not be read to its end';
      const thing = await session.create(resource);
      if (thing === undefined) return notMade(resource);
      const list = await wholeList(session, resource.list!, { vars: thing.vars });
      if (!list.complete) return 'the list could not be read to its end';
      const mine = list.members.filter((member) => isMember(session.world, thing, member, list.first));
      const [member] = mine;
      if (member === undefined) {
        session.report(list.first, {
          message: `What was just created (${resource.variable} ${thing.vars[resource.variable]}) is not in the list at ${resource.list!.path}.`,
          key: 'unlisted',
        });
        return;
      }
      if (mine.length > 1)
        session.report(list.first, {
          message: `What was created once is in the list ${mine.length} times.`,
          key: 'twice',
        });
      if (resource.read === undefined) return;
      compare(session, list.first, member, await session.call(resource.read, { vars: thing.vars }), '');
      await updated(session, resource, thing);
    },
  }),
});

/** After an update the list shows what the thing by itself shows. */
async function updated(session: Session, resource: Resource, thing: Thing): Promise<void> {
  const operation = resource.patch ?? resource.replace;
  const mediaType = operation === undefined ? undefined : bodyType(operation)?.mediaType;
  const value = operation === undefined ? undefined : session.body(operation, thing.vars);
  if (operation === undefined || mediaType === undefined || value === undefined) return;
  if (!succeeded(await session.call(operation, { vars: thing.vars, body: { mediaType, value } }))) return;
  const single = await session.call(resource.read!, { vars: thing.vars });
  const list = await wholeList(session, resource.list!, { vars: thing.vars });
  const member = list.members.find((one) => isMember(session.world, thing, one, list.first));
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
