import { defineConformanceCheck, defineScenario } from '../check.js';
import { jsonBody } from '../exchange.js';
import type { Resource } from '../plan/resources.js';
import { show } from '../plan/values.js';
import { get, isObject } from '../../model/json.js';
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
        session.report(list.first, { message: `What was just created (${resource.variable} ${thing.vars[resource.variable]}) is not in the list at ${resource.list!.path}.`, key: 'unlisted' });
        return;
      }
      if (mine.length > 1) session.report(list.first, { message: `What was created once is in the list ${mine.length} times.`, key: 'twice' });
      if (resource.read === undefined || !isObject(member)) return;
      const single = await session.call(resource.read, { vars: thing.vars });
      for (const [name, value] of Object.entries(member)) {
        const other = get(jsonBody(single), name);
        if (value !== undefined && other !== undefined && !name.startsWith('@') && !sameValue(value, other)) {
          session.report(list.first, { message: `The list shows ${name} ${show(value)}, the thing by itself ${show(other)}.`, key: `differs ${name}`, severity: 'warning' });
        }
      }
    },
  }),
});
