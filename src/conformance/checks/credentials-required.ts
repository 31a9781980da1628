import { defineConformanceCheck } from '../check.js';

export const credentialsRequired = defineConformanceCheck({
  id: 'credentials-required',
  title: 'A secured operation refuses requests without valid credentials',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.30 Security Requirement Object; RFC 9110 §11.6',
  *exchange({ response, case: one, kind, operation, binding }) {
    if (kind !== 'credentials' || one === undefined || operation === undefined) return;
    const { status } = response;
    if (status >= 200 && status < 300) {
      yield {
        message: `${operation.method} ${operation.path} answers ${status} with ${one.title}; the contract secures it.`,
        key: `accepted ${one.rule}`,
        mend: 'Refuse it with 401.',
      };
    } else if (
      status >= 400 &&
      status < 500 &&
      ![401, 403].includes(status) &&
      binding.provenance === 'own' &&
      operation.responses.some((declared) => declared.status === '401') &&
      one.draft.body === undefined
    ) {
      yield {
        message: `${operation.method} ${operation.path} answers ${status} with ${one.title}; the contract declares 401.`,
        key: `status ${one.rule}`,
        severity: 'warning',
      };
    }
  },
});
