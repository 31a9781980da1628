import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { nameOf } from '../operation-ref.js';

export const methodRefused = defineConformanceCheck({
  id: 'method-refused',
  title: 'A method that the contract does not declare is refused',
  severity: 'warning',
  source: 'RFC 9110 §9.1, §15.5.6; this project: a method that works but is not declared is reported',
  *exchange({ state, response, kind, exchange, operation }) {
    if (kind !== 'undeclared-method' || operation === undefined) return;
    const { method } = exchange.request;
    if (response.status >= 200 && response.status < 300) {
      yield {
        message: `${nameOf(state.contract, { ...operation, method })} answers ${response.status}, but the contract does not declare ${method} there.`,
        key: `works ${method}`,
        hint: `Answer 405, or declare ${method}.`,
      };
    }
  },
  scenario: defineScenario<readonly OpenApiOperation[]>({
    writes: false,
    subjects: ({ contract }) => [contract.openapi.operations.filter(({ method }) => method === 'GET')],
    operation: () => undefined,
    async run(session, operations) {
      const absent: (readonly [OpenApiOperation, Exchange])[] = [];
      let refused = 0;
      for (const operation of operations.slice(0, 50)) {
        if (!succeeded(await session.call(operation))) continue;
        const answer = await session.call(operation, { method: 'PROPFIND' });
        if (answer.response?.status === 405 || answer.response?.status === 501) refused++;
        if (answer.response?.status === 404) absent.push([operation, answer]);
      }
      // A server that answers 404 to every unknown method is consistent; one that answers 405 elsewhere is not.
      for (const [operation, answer] of refused === 0 ? [] : absent) {
        session.report(answer, {
          message: `${nameOf(session.state.contract, operation)} succeeds, but an unknown method on the same resource is answered 404, while other resources answer 405.`,
          key: `absent ${operation.path}`,
          hint: 'Answer 405 with an Allow header field.',
        });
      }
    },
  }),
});
