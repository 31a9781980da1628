import { defineConformanceCheck } from '../check.js';

export const methodRefused = defineConformanceCheck({
  id: 'method-refused',
  title: 'A method that the contract does not declare is refused',
  severity: 'warning',
  source: 'RFC 9110 §9.1, §15.5.6; this project: what works but is not declared is reported',
  *exchange({ response, kind, exchange, operation, binding }) {
    if (kind !== 'undeclared-method') return;
    const { method } = exchange.request;
    const exists = binding.provenance === 'own' || binding.provenance === 'seen';
    if (response.status === 404 && exists && operation?.method === 'GET' && method !== 'PROPFIND') {
      yield {
        message: `${method} ${operation.path} answers 404, though GET finds something there.`,
        key: `absent ${method}`,
        mend: 'Answer 405 with an Allow header: what is there does not support the method.',
      };
    }
    if (response.status >= 200 && response.status < 300) {
      yield {
        message: `${method} ${operation?.path ?? ''} answers ${response.status}; the contract does not declare ${method} there.`,
        key: `works ${method}`,
        mend: `Refuse it with 405, or declare ${method}.`,
      };
    }
  },
});
