import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';

export const methodRefused = defineConformanceCheck({
  id: 'method-refused',
  title: 'A method that the contract does not declare is refused',
  severity: 'warning',
  source: 'RFC 9110 §9.1, §15.5.6; this project: what works but is not declared is reported',
  *exchange({ response, kind, exchange, operation }) {
    if (kind !== 'undeclared-method') return;
    const { method } = exchange.request;
    if (response.status >= 200 && response.status < 300) {
      yield {
        message: `${method} ${operation?.path ?? ''} answers ${response.status}; the contract does not declare ${method} there.`,
        key: `works ${method}`,
        hint: `Refuse it with 405, or declare ${method}.`,
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
      // A server that says 404 to every method that it does not know is no news; one that knows better elsewhere is.
      for (const [{ path }, answer] of refused === 0 ? [] : absent) {
        session.report(answer, {
          message: `An unknown method on ${path} answers 404, though GET finds something there; elsewhere it answers 405.`,
          key: `absent ${path}`,
          hint: 'Answer 405 with an Allow field.',
        });
      }
    },
  }),
});
