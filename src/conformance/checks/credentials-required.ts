import { defineConformanceCheck } from '../check.js';
import { header } from '../exchange.js';
import { nameOf } from '../operation-ref.js';

export const credentialsRequired = defineConformanceCheck({
  id: 'credentials-required',
  title: 'A secured operation refuses requests without valid credentials',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.30 Security Requirement Object; RFC 9110 §11.6',
  *exchange({ state, response, case: one, kind, operation, binding }) {
    if (kind !== 'credentials' || one === undefined || operation === undefined) return;
    if (one.rule !== 'none' && acceptsAny(header(response, 'server'))) return;
    const { status } = response;
    if (status >= 200 && status < 300) {
      yield {
        message: `${nameOf(state.contract, operation)} answers ${status} with ${one.title}, but the contract requires valid credentials.`,
        key: `accepted ${one.rule}`,
        hint: 'Answer 401.',
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
        message: `${nameOf(state.contract, operation)} answers ${status} with ${one.title}, but the contract declares 401.`,
        key: `status ${one.rule}`,
        severity: 'warning',
      };
    }
  },
});

/** A mock server without configured credentials accepts any and states so: that is not a fault of the API. */
function acceptsAny(server = ''): boolean {
  return /^hydra-contract-mock \(any credentials\)$/.test(server);
}
