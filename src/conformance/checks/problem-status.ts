import { get } from '../../model/json.js';
import { defineConformanceCheck } from '../check.js';
import { header, isJsonType, jsonOf, essence } from '../exchange.js';

export const problemStatus = defineConformanceCheck({
  id: 'problem-status',
  title: 'The status in a problem document is the status of its response',
  severity: 'error',
  source: 'RFC 9457 §3.1.2',
  *exchange({ response }) {
    const type = header(response, 'content-type');
    if (response.status < 400 || !isJsonType(type)) return;
    const { value } = jsonOf(response);
    const isProblem =
      essence(type).startsWith('application/problem+') ||
      get(value, '@type') === 'Error' ||
      get(value, '@type') === 'hydra:Error';
    for (const key of isProblem ? ['status', 'statusCode', 'hydra:statusCode'] : ['status', 'statusCode']) {
      const status = get(value, key);
      if (typeof status === 'number' && status >= 100 && status < 600 && status !== response.status) {
        yield {
          message: `The problem document states ${key} ${status}, but the status of the response is ${response.status}.`,
          at: `#/${key}`,
          hint: 'Send the same status in both.',
        };
      }
    }
  },
});
