import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import { succeeded, type Exchange } from '../exchange.js';

export const headSupported = defineConformanceCheck({
  id: 'head-supported',
  title: 'HEAD is supported wherever GET is, if it is supported anywhere',
  severity: 'warning',
  source: 'RFC 9110 §9.1',
  scenario: defineScenario<readonly OpenApiOperation[]>({
    writes: false,
    subjects: (world) => [world.contract.openapi.operations.filter(({ method }) => method === 'GET')],
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
      if (refused.length === 0 || supported === 0) return;
      for (const [{ path }, head] of refused) session.report(head, { message: `HEAD ${path} answers ${head.response!.status}, GET works, and HEAD works elsewhere.`, key: path });
    },
  }),
});
