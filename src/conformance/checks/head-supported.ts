import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { headerList, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { nameOf } from '../operation-ref.js';

export const headSupported = defineConformanceCheck({
  id: 'head-supported',
  title: 'HEAD is supported wherever GET is, if it is supported anywhere',
  severity: 'warning',
  source: 'RFC 9110 §9.1',
  scenario: defineScenario<readonly OpenApiOperation[]>({
    writes: false,
    subjects: (state) => [state.contract.openapi.operations.filter(({ method }) => method === 'GET')],
    operation: () => undefined,
    async run(session, operations) {
      const refused: (readonly [OpenApiOperation, Exchange])[] = [];
      let supported = 0;
      for (const operation of operations.slice(0, 100)) {
        const get = await session.call(operation);
        if (!succeeded(get)) continue;
        const head = await session.call(operation, { method: 'HEAD' });
        if (succeeded(head)) supported++;
        else if ([404, 405, 501].includes(head.response?.status ?? 0)) refused.push([operation, head]);
      }
      const [first] = refused;
      if (first === undefined || (supported === 0 && !(await contradicts(session, first)))) return;
      for (const [operation, head] of refused)
        session.report(head, {
          message: `${nameOf(session.state.contract, { ...operation, method: 'HEAD' })} answers ${head.response!.status}, although GET succeeds.`,
          key: operation.path,
        });
    },
  }),
});

/**
 * A server without HEAD answers 405 or 501. It contradicts itself when it lists HEAD in Allow, or when it answers 404
 * to HEAD, but 405 or 501 to another method that it does not support.
 */
async function contradicts(
  session: Session,
  [operation, head]: readonly [OpenApiOperation, Exchange],
): Promise<boolean> {
  const options = await session.call(operation, { method: 'OPTIONS' });
  const other = await session.call(operation, { method: 'PROPFIND' });
  const allow = [head, options, other].map(({ response }) => headerList(response, 'allow') ?? '').join(',');
  return /\bHEAD\b/i.test(allow) || (head.response?.status === 404 && [405, 501].includes(other.response?.status ?? 0));
}
