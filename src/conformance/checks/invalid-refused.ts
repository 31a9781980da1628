import { defineConformanceCheck } from '../check.js';
import type { ExchangeView } from '../check.js';

export const invalidRefused = defineConformanceCheck({
  id: 'invalid-refused',
  title: 'A request that violates the contract is refused',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.13 Request Body Object, §4.8.12 Parameter Object',
  *exchange(view) {
    const { response, case: one, kind } = view;
    if (kind !== 'negative' || one === undefined || response.status < 200 || response.status >= 300) return;
    const inBody = one.at?.startsWith('body') === true || one.rule === 'media-type';
    if (!inBody && !declaresRefusal(view)) return;
    yield {
      message: `The server answers ${response.status} to a request that violates the contract (${one.title}).`,
      key: `${one.at} ${one.rule}`,
      severity: inBody && one.rule !== 'format' && one.rule !== 'media-type' ? 'error' : 'warning',
      hint: 'Answer with a 4xx status, or allow the request in the contract.',
    };
  },
});

/** Whether the contract declares that the operation refuses invalid parameters: many servers correct or ignore them. */
function declaresRefusal({ operation }: ExchangeView): boolean {
  return operation!.responses.some(({ status }) => ['400', '422', '4XX'].includes(status.toUpperCase()));
}
