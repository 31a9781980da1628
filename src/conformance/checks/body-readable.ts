import { defineConformanceCheck } from '../check.js';
import { essence, header, isJsonType, jsonOf } from '../exchange.js';

export const bodyReadable = defineConformanceCheck({
  id: 'body-readable',
  title: 'A body is what its Content-Type and Content-Encoding say',
  severity: 'error',
  source: 'RFC 8259; RFC 9110 §8.3, §8.4',
  *exchange({ response, exchange }) {
    if (response.text === '' || exchange.request.method === 'HEAD') return;
    const type = header(response, 'content-type');
    const isText = isJsonType(type) || essence(type).startsWith('text/');
    if (
      response.garbled !== undefined &&
      (isText || response.headers.has('content-encoding')) &&
      !/charset=(?!"?utf-8)/i.test(type ?? '')
    ) {
      yield {
        message: `The ${response.status} response cannot be read: ${response.garbled}.`,
        at: '#',
        key: 'garbled',
      };
      return;
    }
    if (!isJsonType(type)) return;
    const { error } = jsonOf(response);
    if (error !== undefined)
      yield {
        message: `The ${response.status} response says ${essence(type)} but is not JSON: ${error}.`,
        at: '#',
        key: 'syntax',
      };
  },
});
