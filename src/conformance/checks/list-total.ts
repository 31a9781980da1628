import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { totalOf } from '../state/listing.js';
import { listOperations } from '../state/lists.js';
import { wholeList } from '../state/whole.js';

export const listTotal = defineConformanceCheck({
  id: 'list-total',
  title: 'The stated total is the number of members',
  severity: 'warning',
  source: 'this project; hydra:totalItems',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: listOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const list = await wholeList(session, operation);
      const stated = totalOf(list.first);
      if (stated === undefined || !list.complete) return 'no total is stated, or the list could not be read to its end';
      if (stated.total !== list.members.length) {
        session.report(list.first, { message: `The list states ${stated.total} members in all; reading it to its end gives ${list.members.length}.`, at: stated.at, key: 'total' });
      }
    },
  }),
});
