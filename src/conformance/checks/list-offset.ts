import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { flatten } from '../plan/flatten.js';
import { number } from '../plan/sample.js';
import { parameterWith } from '../plan/roles.js';
import { collectionOperations, requestPage, sameKeys } from '../state/request-page.js';
import type { RequestedPage } from '../state/request-page.js';

export const listOffset = defineConformanceCheck({
  id: 'list-offset',
  title: 'Pages asked for by number or offset are disjoint and together are the list',
  severity: 'warning',
  source: 'this project: paging parameters',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) => collectionOperations(state).filter((one) => stepper(one, state.contract) !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const { contract } = session.state;
      const step = stepper(operation, contract)!;
      const limit = parameterWith(contract, operation, 'limit');
      const whole = await requestPage(session, operation);
      if (whole === undefined || whole.members.length < 2) return 'fewer than two members: nothing to page through';
      const isOffset = parameterWith(contract, operation, 'offset') === step;
      if (isOffset) return offsets(session, operation, step, whole, limit);
      return limit === undefined ? beyond(session, operation, step) : numbers(session, operation, step, limit, whole);
    },
  }),
});

function stepper(operation: OpenApiOperation, contract: Parameters<typeof parameterWith>[0]): Parameter | undefined {
  return parameterWith(contract, operation, 'offset') ?? parameterWith(contract, operation, 'page');
}

async function offsets(
  session: Session,
  operation: OpenApiOperation,
  step: Parameter,
  whole: RequestedPage,
  limit: Parameter | undefined,
): Promise<void> {
  const window: readonly (readonly [Parameter, Json])[] = limit === undefined ? [] : [[limit, 1]];
  for (const k of [1, 2].filter((n) => n < whole.members.length)) {
    const part = await requestPage(session, operation, [step, k], ...window);
    const wanted = limit === undefined ? undefined : whole.keys.slice(k, k + 1);
    if (part === undefined) continue;
    const right = wanted === undefined ? part.keys[0] === whole.keys[k] : sameKeys(part.keys, wanted);
    if (!right && sameKeys(whole.keys, (await requestPage(session, operation))?.keys ?? [])) {
      session.report(part.exchange, {
        message: `${step.name}=${k} does not start with member ${k + 1} of the whole list.`,
        key: `offset ${step.name}`,
      });
      return;
    }
  }
}

async function numbers(
  session: Session,
  operation: OpenApiOperation,
  step: Parameter,
  limit: Parameter,
  whole: RequestedPage,
): Promise<void> {
  const first = number(flatten(session.state.contract.openapi.document, step.schema), 'minimum') === 0 ? 0 : 1;
  const size = session.state.judges.judge(limit.schema)(1).length === 0 ? 1 : undefined;
  if (size === undefined) return;
  for (let k = 0; k < Math.min(3, whole.members.length); k++) {
    const part = await requestPage(session, operation, [step, first + k], [limit, size]);
    if (part === undefined || part.members.length > size) return;
    if (
      !sameKeys(part.keys, whole.keys.slice(k, k + 1)) &&
      sameKeys(whole.keys, (await requestPage(session, operation))?.keys ?? [])
    ) {
      session.report(part.exchange, {
        message: `${step.name}=${first + k} with ${limit.name}=${size} is not member ${k + 1} of the whole list.`,
        key: `page ${step.name}`,
      });
      return;
    }
  }
}

/** With a page size that cannot be chosen, the second page at least must not be the first. */
async function beyond(session: Session, operation: OpenApiOperation, step: Parameter): Promise<void> {
  const [one, two] = [
    await requestPage(session, operation, [step, 1]),
    await requestPage(session, operation, [step, 2]),
  ];
  if (one === undefined || two === undefined || one.members.length === 0 || two.members.length === 0) return;
  const overlap = two.keys.filter((key) => one.keys.includes(key));
  if (overlap.length > 0)
    session.report(two.exchange, {
      message: `Page 2 repeats ${overlap.length} members of page 1.`,
      key: `overlap ${step.name}`,
    });
}
