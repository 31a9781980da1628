import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { flatten } from '../plan/flatten.js';
import { pageParameter, parameterWith } from '../plan/roles.js';
import { number } from '../plan/sample.js';
import { limitTo, requestPage, sameKeys } from '../state/request-page.js';
import type { ParameterValue, RequestedPage } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

export const listOffset = defineConformanceCheck({
  id: 'list-offset',
  title: 'Pages requested by number or offset do not overlap, and together they are the whole collection',
  severity: 'warning',
  source: 'this project: paging parameters',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) => collectionOperations(state).filter((one) => pageParameter(state.contract, one) !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const { contract } = session.state;
      const { parameter, isOffset } = pageParameter(contract, operation)!;
      const limit = parameterWith(contract, operation, 'limit');
      const whole = await requestPage(session, operation);
      if (whole === undefined || whole.members.length < 2) return 'fewer than two members: nothing to page through';
      if (isOffset) return judgeOffsets(session, operation, parameter, whole, limit);
      if (limit === undefined) return judgeSecondPage(session, operation, parameter);
      return judgeNumbers(session, operation, parameter, whole);
    },
  }),
});

/** Whether the whole collection is still the same. */
async function isUnchanged(session: Session, operation: OpenApiOperation, whole: RequestedPage): Promise<boolean> {
  return sameKeys(whole.keys, (await requestPage(session, operation))?.keys ?? []);
}

async function judgeOffsets(
  session: Session,
  operation: OpenApiOperation,
  offset: Parameter,
  whole: RequestedPage,
  limit: Parameter | undefined,
): Promise<void> {
  const small: readonly ParameterValue[] = limit === undefined ? [] : [[limit, 1]];
  for (const k of [1, 2].filter((n) => n < whole.members.length)) {
    const part = await requestPage(session, operation, [offset, k], ...small);
    if (part === undefined) continue;
    const isRight =
      limit === undefined ? part.keys[0] === whole.keys[k] : sameKeys(part.keys, whole.keys.slice(k, k + 1));
    if (!isRight && (await isUnchanged(session, operation, whole)))
      return session.report(part.exchange, {
        message: `${offset.name}=${k} does not start with member ${k + 1} of the collection.`,
        key: `offset ${offset.name}`,
      });
  }
}

async function judgeNumbers(
  session: Session,
  operation: OpenApiOperation,
  page: Parameter,
  whole: RequestedPage,
): Promise<void> {
  const first = number(flatten(session.state.contract.openapi.document, page.schema), 'minimum') === 0 ? 0 : 1;
  const limit = limitTo(session.state, operation, 1);
  if (limit === undefined) return;
  for (let k = 0; k < Math.min(3, whole.members.length); k++) {
    const part = await requestPage(session, operation, [page, first + k], limit);
    if (part === undefined || part.members.length > 1) return;
    const isRight = sameKeys(part.keys, whole.keys.slice(k, k + 1));
    if (!isRight && (await isUnchanged(session, operation, whole)))
      return session.report(part.exchange, {
        message: `${page.name}=${first + k} with ${limit[0].name}=1 does not return member ${k + 1} of the collection.`,
        key: `page ${page.name}`,
      });
  }
}

/** Where the page size cannot be chosen, the second page must at least not repeat the first. */
async function judgeSecondPage(session: Session, operation: OpenApiOperation, page: Parameter): Promise<void> {
  const one = await requestPage(session, operation, [page, 1]);
  const two = await requestPage(session, operation, [page, 2]);
  if (one === undefined || two === undefined || one.members.length === 0 || two.members.length === 0) return;
  const overlap = two.keys.filter((key) => one.keys.includes(key));
  if (overlap.length > 0)
    session.report(two.exchange, {
      message: `Page 2 repeats ${overlap.length} members of page 1.`,
      key: `overlap ${page.name}`,
    });
}
