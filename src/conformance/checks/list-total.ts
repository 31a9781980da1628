import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { succeeded } from '../exchange.js';
import { totalOf } from '../state/collection-page.js';
import { readCollection } from '../state/read-collection.js';
import { smallPages } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

export const listTotal = defineConformanceCheck({
  id: 'list-total',
  title: 'The stated total is the number of members',
  severity: 'warning',
  source: 'Hydra Core, hydra:totalItems; this project for other totals',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: collectionOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const { first, members, complete } = await readCollection(session, operation);
      const stated = totalOf(first);
      if (stated === undefined || !complete)
        return 'no total is stated, or the collection could not be read to its end';
      if (stated.total !== members.length)
        return session.report(first, {
          message: `The collection states a total of ${stated.total} members, but reading it to its end returns ${members.length}.`,
          at: stated.at,
          key: 'total',
        });
      await judgeSmallPage(session, operation, members.length);
    },
  }),
});

/** The total is that of the collection, even on a page of one member. */
async function judgeSmallPage(session: Session, operation: OpenApiOperation, total: number): Promise<void> {
  const query = total < 2 ? undefined : smallPages(session.state, operation);
  if (query === undefined) return;
  const page = await session.call(operation, { query });
  const stated = succeeded(page) ? totalOf(page) : undefined;
  if (stated === undefined || stated.total === total) return;
  session.report(page, {
    message: `A page of one member states a total of ${stated.total} members, but there are ${total}.`,
    at: stated.at,
    key: 'total of page',
  });
}
