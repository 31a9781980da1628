import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { parameterWith } from '../plan/roles.js';
import { collectionOperations, requestPage, sameKeys } from '../state/request-page.js';

export const listLimit = defineConformanceCheck({
  id: 'list-limit',
  title: 'A limit of n gives at most n members, the first n of the longer list',
  severity: 'warning',
  source: 'this project: paging parameters',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) =>
      collectionOperations(state).filter((one) => parameterWith(state.contract, one, 'limit') !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const limit = parameterWith(session.state.contract, operation, 'limit')!;
      const whole = await requestPage(session, operation);
      if (whole === undefined || whole.members.length < 2) return 'fewer than two members: nothing to limit';
      for (const n of [1, 2]) {
        if (session.state.judges.judge(limit.schema)(n).length > 0) continue;
        const part = await requestPage(session, operation, [limit, n]);
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
        if (isFewer && (await requestPage(session, operation))?.members.length === whole.members.length) {
          session.report(part.exchange, {
            message: `${limit.name}=${n} gives ${part.members.length} members although there are ${whole.members.length}.`,
            key: `fewer ${limit.name}`,
          });
        } else if (
          !isFewer &&
          !sameKeys(part.keys, whole.keys.slice(0, n)) &&
          sameKeys(whole.keys, (await requestPage(session, operation))?.keys ?? [])
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
