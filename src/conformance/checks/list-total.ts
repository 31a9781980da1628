import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { succeeded } from '../exchange.js';
import { parameterWith } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { totalOf } from '../state/collection-page.js';
import { collectionOperations } from '../state/request-page.js';
import { readCollection } from '../state/read-collection.js';

export const listTotal = defineConformanceCheck({
  id: 'list-total',
  title: 'The stated total is the number of members',
  severity: 'warning',
  source: 'this project; hydra:totalItems',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: collectionOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const list = await readCollection(session, operation);
      const stated = totalOf(list.first);
      if (stated === undefined || !list.complete) return 'no total is stated, or the list could not be read to its end';
      if (stated.total !== list.members.length) {
        session.report(list.first, {
          message: `The list states ${stated.total} members in all; reading it to its end gives ${list.members.length}.`,
          at: stated.at,
          key: 'total',
        });
        return;
      }
      await ofShortPage(session, operation, list.members.length);
    },
  }),
});

/** The total is that of the list, however short the page that states it. */
async function ofShortPage(session: Session, operation: OpenApiOperation, all: number): Promise<void> {
  const limit = parameterWith(session.state.contract, operation, 'limit');
  if (all < 2 || limit === undefined || session.state.judges.judge(limit.schema)(1).length > 0) return;
  const short = await session.call(operation, { query: queryPairs(limit, 1) });
  const stated = succeeded(short) ? totalOf(short) : undefined;
  if (stated === undefined || stated.total === all) return;
  session.report(short, {
    message: `Asked for one member, the list states ${stated.total} in all; there are ${all}.`,
    at: stated.at,
    key: 'total of page',
  });
}
