import { defineConformanceCheck } from '../check.js';

export const serverError = defineConformanceCheck({
  id: 'server-error',
  title: 'No request makes the server fail (5xx)',
  severity: 'error',
  source: 'RFC 9110 §15.6',
  *exchange({ state, response, kind, case: one, operation }) {
    if (response.status < 500 || (response.status === 501 && kind !== 'positive' && kind !== 'step')) return;
    if (response.status === 503 && response.headers.has('retry-after')) return;
    // Where the usual request fails, every other one of the operation has the same cause.
    const failing = state.notes.get('usual request fails') ?? new Set<string>();
    if (kind === 'positive' && one?.at === undefined && operation !== undefined)
      state.notes.set('usual request fails', failing.add(operation.id));
    const isUsual = operation !== undefined && failing.has(operation.id);
    yield {
      message: `The server fails with ${response.status}${one === undefined ? '' : ` on: ${one.title}`}.`,
      key: `${response.status} ${isUsual ? '' : (one?.at ?? '')}`,
      hint: 'Handle this input: serve it, or refuse it with a 4xx.',
    };
  },
});
