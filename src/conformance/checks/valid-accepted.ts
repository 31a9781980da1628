import { defineConformanceCheck } from '../check.js';
import type { ExchangeView } from '../check.js';

/** Statuses that do not say that the request was wrong by itself. */
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
        message: `${operation!.method} ${operation!.path} answers ${response.status} for something that ${binding.provenance === 'own' ? 'the run made' : 'an answer named'}.`,
        key: 'absent',
      };
      return;
    }
    if (OTHER_REASONS.has(response.status) || one.trust === 'implied') return;
    if (isUnanchored(view)) return;
    yield {
      message: `A request that the contract allows is refused with ${response.status} (${one.title}).`,
      key: one.at === undefined || one.at === 'body#' ? 'usual' : `${one.at} ${one.rule}`,
      severity: one.trust === 'example' ? 'error' : 'warning',
      hint: 'Accept it, or say in the contract what is not allowed.',
    };
  },
});

/** Whether the target is a mere guess, so that a refusal may be about it. */
function isUnanchored({ binding }: ExchangeView): boolean {
  return binding.provenance === 'guess' || binding.provenance === 'prefix';
}
