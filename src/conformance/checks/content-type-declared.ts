import { defineConformanceCheck } from '../check.js';
import type { ExchangeView } from '../check.js';
import { essence, header } from '../exchange.js';

export const contentTypeDeclared = defineConformanceCheck({
  id: 'content-type-declared',
  title: 'Every body has a content type that the contract declares for its status',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.17 Response Object; RFC 9110 §8.3',
  *exchange(view) {
    const { response, declared, media } = view;
    // A discovered contract knows only the representation that discovery requested.
    const isOther = view.kind === 'negotiation' && view.state.contract.openapi.origin === 'derived';
    if (declared === undefined || isOther || !hasBody(view)) return;
    const type = header(response, 'content-type');
    if (type === undefined) {
      yield {
        message: `The ${response.status} response has a body, but no Content-Type.`,
        at: 'header:Content-Type',
        hint: 'Send Content-Type with every body.',
      };
    } else if (declared.content.length > 0 && media === undefined) {
      const known = declared.content.map(({ mediaType }) => mediaType).join(', ');
      yield {
        message: `The ${response.status} response has the content type ${essence(type)}; the contract declares ${known}.`,
        at: 'header:Content-Type',
        hint: `Send ${known}, or declare ${essence(type)}.`,
      };
    }
  },
});

function hasBody({ response, exchange }: ExchangeView): boolean {
  return response.text !== '' && exchange.request.method !== 'HEAD';
}
