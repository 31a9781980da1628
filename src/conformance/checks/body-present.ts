import { defineConformanceCheck } from '../check.js';

export const bodyPresent = defineConformanceCheck({
  id: 'body-present',
  title: 'A response that is declared with content has a body',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.17 Response Object',
  *exchange({ response, declared, exchange }) {
    if (response.text !== '' || exchange.request.method === 'HEAD' || declared === undefined) return;
    if (declared.content.every(({ schema }) => schema === undefined) || [204, 205, 304].includes(response.status))
      return;
    yield {
      message: `The ${response.status} response is empty; the contract declares a body for it.`,
      at: '#',
      hint: 'Send the body, or declare the response without content.',
    };
  },
});
