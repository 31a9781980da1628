import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { cursorParameter } from '../plan/roles.js';
import { nextCursor } from '../state/collection-page.js';
import { duplicates, limitTo, requestPage } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

const PAGES = 10;

export const listCursor = defineConformanceCheck({
  id: 'list-cursor',
  title: 'The cursor of a page leads to the next page: it is accepted, does not loop, and repeats no member',
  severity: 'warning',
  source: 'this project: paging invariants (OpenAPI does not define cursors)',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) =>
      collectionOperations(state).filter((operation) => cursorParameter(state.contract, operation) !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const cursor = cursorParameter(session.state.contract, operation);
      if (cursor !== undefined) await followCursors(session, operation, cursor);
    },
  }),
});

async function followCursors(session: Session, operation: OpenApiOperation, cursor: Parameter): Promise<void> {
  const limit = limitTo(session.state, operation, 2);
  const small = limit === undefined ? [] : [limit];
  const seen: string[] = [];
  const keys: string[] = [];
  let page = await requestPage(session, operation, ...small);
  for (let count = 1; page !== undefined && count <= PAGES; count += 1) {
    keys.push(...page.keys);
    const [twice] = duplicates(keys);
    if (twice !== undefined)
      return session.report(page.exchange, {
        message: `Following ${cursor.name} from page to page returns ${twice} more than once.`,
        key: 'repeated',
      });
    const next = nextCursor(page.exchange);
    if (next === undefined || page.keys.length === 0) return;
    if (seen.includes(next))
      return session.report(page.exchange, {
        message: 'The cursor of the next page repeats that of an earlier page, so that the pages loop.',
        key: 'loop',
      });
    seen.push(next);
    page = await requestPage(session, operation, ...small, [cursor, next]);
  }
}
