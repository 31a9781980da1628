import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { parameterWith } from '../plan/roles.js';
import { listOperations, page, sameKeys } from '../state/lists.js';

export const listLimit = defineConformanceCheck({
  id: 'list-limit',
  title: 'A limit of n gives at most n members, the first n of the longer list',
  severity: 'warning',
  source: 'this project: paging parameters',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (world) =>
      listOperations(world).filter((one) => parameterWith(world.contract, one, 'limit') !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const limit = parameterWith(session.world.contract, operation, 'limit')!;
      const whole = await page(session, operation);
      if (whole === undefined || whole.members.length < 2) return 'fewer than two members: nothing to limit';
      for (const n of [1, 2]) {
        if (session.world.judges.judge(limit.schema)(n).length > 0) continue;
        const part = await page(session, operation, [limit, n]);
        if (part === undefined) continue;
        if (part.members.length > n) {
          session.report(part.exchange, {
            message: `${limit.name}=${n} gives ${part.members.length} members.`,
            key: `more ${limit.name}`,
          });
          return;
        }
        const isFewer = part.members.length < Math.min(n, whole.members.length);
        // A list may shrink by itself meanwhile.
        if (isFewer && (await page(session, operation))?.members.length === whole.members.length) {
          session.report(part.exchange, {
            message: `${limit.name}=${n} gives ${part.members.length} members although there are ${whole.members.length}.`,
            key: `fewer ${limit.name}`,
          });
        } else if (
          !isFewer &&
          !sameKeys(part.keys, whole.keys.slice(0, n)) &&
          sameKeys(whole.keys, (await page(session, operation))?.keys ?? [])
        ) {
          session.report(part.exchange, {
            message: `${limit.name}=${n} does not give the first ${n} of the longer list.`,
            key: `prefix ${limit.name}`,
          });
        }
      }
    },
  }),
});
