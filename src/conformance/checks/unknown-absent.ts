import { defineConformanceCheck } from '../check.js';
import { nameOf } from '../operation-ref.js';

export const unknownAbsent = defineConformanceCheck({
  id: 'unknown-absent',
  title: 'A request for a resource that does not exist is answered 404',
  severity: 'error',
  source: 'RFC 9110 §15.5.5',
  *exchange({ state, response, case: one, kind, operation }) {
    if (one === undefined || operation === undefined || response.status < 200 || response.status >= 300) return;
    const declares = operation.responses.some(({ status }) => status === '404' || status.toUpperCase() === '4XX');
    const creates = operation.method === 'PUT' && operation.responses.some(({ status }) => status === '201');
    if (!declares || creates) return;
    if (
      kind === 'unknown-target' ||
      (kind === 'odd-target' && one.rule !== undefined && one.rule !== 'malformed-uri')
    ) {
      yield {
        message: `${nameOf(state.contract, operation)} answers ${response.status} for ${kind === 'unknown-target' ? 'a resource that does not exist' : 'an invalid identifier'} (${one.title}).`,
        key: `${kind} ${one.at}`,
        hint: 'Answer 404.',
      };
    }
  },
});
