import { defineConformanceCheck } from '../check.js';
import { essence, header, succeeded } from '../exchange.js';

export const acceptHonoured = defineConformanceCheck({
  id: 'accept-honoured',
  title: 'A declared representation comes when it is asked for',
  severity: 'warning',
  source: 'RFC 9110 §12.5.1',
  *exchange({ response, case: one, exchange, operation, binding }) {
    if (one?.kind !== 'negotiation' || operation === undefined) return;
    const wanted = exchange.request.headers['Accept'] ?? '';
    if (
      one.rule === 'declared' &&
      succeeded(exchange) &&
      essence(header(response, 'content-type')) !== essence(wanted)
    ) {
      yield {
        message: `Asked for ${wanted}, the server sends ${essence(header(response, 'content-type')) || 'no type'}; the contract declares both.`,
        at: 'header:Content-Type',
        key: wanted,
      };
    }
    if (one.rule === 'declared' && response.status === 406)
      yield { message: `The server refuses ${wanted}, which the contract declares, with 406.`, key: wanted };
    const declares406 = operation.responses.some(({ status }) => status === '406');
    if (one.rule === 'unacceptable' && declares406 && succeeded(exchange)) {
      yield {
        message: `Asked for a type that there is not, the server answers ${response.status}; the contract declares 406.`,
        key: '406',
      };
    }
    if (one.rule === 'any' && response.status === 406 && binding.provenance !== 'guess')
      yield { message: 'The server answers 406 although any type would do.', key: 'any' };
  },
});
