import { defineConformanceCheck } from '../check.js';
import { essence, header, succeeded } from '../exchange.js';

export const acceptHonoured = defineConformanceCheck({
  id: 'accept-honoured',
  title: 'A declared representation is returned when it is requested',
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
        message: `${wanted} was requested, but the server sent ${essence(header(response, 'content-type')) || 'no Content-Type'}; the contract declares ${wanted}.`,
        at: 'header:Content-Type',
        key: wanted,
      };
    }
    if (one.rule === 'declared' && response.status === 406)
      yield { message: `The server answers 406 to a request for ${wanted}, which the contract declares.`, key: wanted };
    const declares406 = operation.responses.some(({ status }) => status === '406');
    if (one.rule === 'unacceptable' && declares406 && succeeded(exchange)) {
      yield {
        message: `The server answers ${response.status} to a request for a media type that does not exist; the contract declares 406.`,
        key: '406',
      };
    }
    if (one.rule === 'any' && response.status === 406 && binding.provenance !== 'guess')
      yield { message: 'The server answers 406 to a request that accepts any media type.', key: 'any' };
  },
});
