import { defineConformanceCheck } from '../check.js';

export const methodRefused = defineConformanceCheck({
  id: 'method-refused',
  title: 'A method that the contract does not declare is refused',
  severity: 'warning',
  source: 'RFC 9110 §15.5.6; this project: what works but is not declared is reported',
  *exchange({ response, kind, exchange, operation }) {
    if (kind !== 'undeclared-method') return;
    const { method } = exchange.request;
    if (response.status >= 200 && response.status < 300) {
      yield {
        message: `${method} ${operation?.path ?? ''} answers ${response.status}; the contract does not declare ${method} there.`,
        key: `works ${method}`,
        mend: `Refuse it with 405, or declare ${method}.`,
      };
    }
  },
});
