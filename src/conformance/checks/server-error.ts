import { defineConformanceCheck } from '../check.js';

export const serverError = defineConformanceCheck({
  id: 'server-error',
  title: 'No request causes a server error (5xx)',
  severity: 'error',
  source: 'RFC 9110 §15.6',
  *exchange({ state, response, kind, case: one, operation }) {
    if (response.status < 500 || (response.status === 501 && kind !== 'positive' && kind !== 'step')) return;
    if (response.status === 503 && response.headers.has('retry-after')) return;
    // Where the usual request fails, other requests to the operation fail for the same cause.
    const failing = state.notes.get('usual request fails') ?? new Set<string>();
    if (kind === 'positive' && one?.at === undefined && operation !== undefined)
      state.notes.set('usual request fails', failing.add(operation.id));
    const isUsual = operation !== undefined && failing.has(operation.id);
    yield {
      message: `The server answers ${response.status}${one === undefined ? '' : ` (${one.title})`}.`,
      key: `${response.status} ${isUsual ? '' : (one?.at ?? '')}`,
      hint: 'Handle this request: serve it, or answer with a 4xx status.',
    };
  },
});
