import { defineConformanceCheck } from '../check.js';

export const serverError = defineConformanceCheck({
  id: 'server-error',
  title: 'No request makes the server fail (5xx)',
  severity: 'error',
  source: 'RFC 9110 §15.6',
  *exchange({ response, kind, case: one }) {
    if (response.status < 500 || (response.status === 501 && kind !== 'positive' && kind !== 'step')) return;
    if (response.status === 503 && response.headers.has('retry-after')) return;
    yield {
      message: `The server fails with ${response.status}${one === undefined ? '' : ` on: ${one.title}`}.`,
      key: `${response.status} ${one?.at ?? ''}`,
      mend: 'Handle this input: serve it, or refuse it with a 4xx.',
    };
  },
});
