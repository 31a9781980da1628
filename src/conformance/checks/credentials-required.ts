import { defineConformanceCheck } from '../check.js';
import { header } from '../exchange.js';

export const credentialsRequired = defineConformanceCheck({
  id: 'credentials-required',
  title: 'A secured operation refuses requests without valid credentials',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.30 Security Requirement Object; RFC 9110 §11.6',
  *exchange({ response, case: one, kind, operation, binding }) {
    if (kind !== 'credentials' || one === undefined || operation === undefined) return;
    if (one.rule !== 'none' && takesAny(header(response, 'server'))) return;
    const { status } = response;
    if (status >= 200 && status < 300) {
      yield {
        message: `${operation.method} ${operation.path} answers ${status} with ${one.title}; the contract secures it.`,
        key: `accepted ${one.rule}`,
        hint: 'Refuse it with 401.',
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

/** A mock server that was not told which credentials are right says so: that it takes any is no fault of an API. */
function takesAny(server = ''): boolean {
  return /^hydra-contract-mock \(any credentials\)$/.test(server);
}
