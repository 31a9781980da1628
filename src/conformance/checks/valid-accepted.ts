import { defineConformanceCheck } from '../check.js';
import type { ExchangeView } from '../check.js';
import { nameOf } from '../operation-ref.js';

/** Statuses that do not mean that the request itself was invalid. */
const OTHER_REASONS = new Set([401, 403, 404, 409, 410, 412, 423, 424, 428, 429]);

export const validAccepted = defineConformanceCheck({
  id: 'valid-accepted',
  title: 'A request that the contract allows is not refused',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.13 Request Body Object, §4.8.12 Parameter Object',
  *exchange(view) {
    const { response, case: one, kind, binding, operation } = view;
    if (kind !== 'positive' || one === undefined || response.status < 400 || response.status >= 500) return;
    if (response.status === 404 || response.status === 410) {
      if (binding.provenance !== 'own' && binding.provenance !== 'seen') return;
      yield {
        message: `${nameOf(view.state.contract, operation!)} answers ${response.status} for a resource that ${binding.provenance === 'own' ? 'the run created' : 'an answer referred to'}.`,
        key: 'absent',
      };
      return;
    }
    if (OTHER_REASONS.has(response.status) || one.trust === 'implied') return;
    if (isUnanchored(view)) return;
    yield {
      message: `The server answers ${response.status} to a request that the contract allows (${one.title}).`,
      key: one.at === undefined || one.at === 'body#' ? 'usual' : `${one.at} ${one.rule}`,
      severity: one.trust === 'example' ? 'error' : 'warning',
      hint: 'Accept the request, or restrict the contract.',
    };
  },
});

/** Whether the target is only a guess, so that it may be the reason for the refusal. */
function isUnanchored({ binding }: ExchangeView): boolean {
  return binding.provenance === 'guess' || binding.provenance === 'prefix';
}
