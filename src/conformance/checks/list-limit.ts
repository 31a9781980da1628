import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { parameterWith } from '../plan/roles.js';
import { limitTo, requestPage, sameKeys } from '../state/request-page.js';
import type { RequestedPage } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

export const listLimit = defineConformanceCheck({
  id: 'list-limit',
  title: 'A limit of n returns at most n members: the first n of the collection',
  severity: 'warning',
  source: 'this project: paging parameters',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) =>
      collectionOperations(state).filter((one) => parameterWith(state.contract, one, 'limit') !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const whole = await requestPage(session, operation);
      if (whole === undefined || whole.members.length < 2) return 'fewer than two members: nothing to limit';
      for (const size of [1, 2]) if (await judgeLimit(session, operation, whole, size)) return;
    },
  }),
});

/** Judges the page of a size; returns whether the limit was ignored, so that other sizes need no test. */
async function judgeLimit(
  session: Session,
  operation: OpenApiOperation,
  whole: RequestedPage,
  size: number,
): Promise<boolean> {
  const limit = limitTo(session.state, operation, size);
  const part = limit === undefined ? undefined : await requestPage(session, operation, limit);
  if (limit === undefined || part === undefined) return false;
  const [{ name }] = limit;
  const { length } = part.members;
  if (length > size) {
    session.report(part.exchange, { message: `${name}=${size} returns ${length} members.`, key: `more ${name}` });
    return true;
  }
  if (length < Math.min(size, whole.members.length)) await judgeFewer(session, operation, whole, part, name, size);
  else if (!sameKeys(part.keys, whole.keys.slice(0, size)))
    await judgeOthers(session, operation, whole, part, name, size);
  return false;
}

async function judgeFewer(
  session: Session,
  operation: OpenApiOperation,
  whole: RequestedPage,
  part: RequestedPage,
  name: string,
  size: number,
): Promise<void> {
  // The collection may have become smaller during the scenario.
  if ((await requestPage(session, operation))?.members.length !== whole.members.length) return;
  session.report(part.exchange, {
    message: `${name}=${size} returns ${part.members.length} members, although there are ${whole.members.length}.`,
    key: `fewer ${name}`,
  });
}

async function judgeOthers(
  session: Session,
  operation: OpenApiOperation,
  whole: RequestedPage,
  part: RequestedPage,
  name: string,
  size: number,
): Promise<void> {
  if (!sameKeys(whole.keys, (await requestPage(session, operation))?.keys ?? [])) return;
  session.report(part.exchange, {
    message: `${name}=${size} does not return the first ${size} members of the collection.`,
    key: `prefix ${name}`,
  });
}
