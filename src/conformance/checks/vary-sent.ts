import { defineConformanceCheck } from '../check.js';
import { essence, header, succeeded } from '../exchange.js';

export const varySent = defineConformanceCheck({
  id: 'vary-sent',
  title: 'A response that depends on Accept lists it in Vary',
  severity: 'warning',
  source: 'RFC 9110 §12.5.5',
  *exchange({ response, case: one, exchange }) {
    if (one?.kind !== 'negotiation' || one.rule !== 'declared' || !succeeded(exchange)) return;
    if (essence(header(response, 'content-type')) !== essence(exchange.request.headers['Accept'])) return;
    const vary = response.headers.get('vary')?.join(', ').toLowerCase() ?? '';
    if (!/(^|[,\s])(accept|\*)([,\s]|$)/.test(vary)) {
      yield {
        message: `The contract declares several representations, but Vary ${vary === '' ? 'is not sent' : `is "${vary}" and does not list Accept`}.`,
        at: 'header:Vary',
        hint: 'Send Vary: Accept.',
      };
    }
  },
});
