import { defineConformanceCheck } from '../check.js';
import { essence, header, isJsonType, jsonOf } from '../exchange.js';

export const bodyReadable = defineConformanceCheck({
  id: 'body-readable',
  title: 'A body can be decoded as its Content-Type and Content-Encoding state',
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
        message: `The Content-Type of the ${response.status} response is ${essence(type)}, but its body is not JSON: ${error}.`,
        at: '#',
        key: 'syntax',
      };
  },
});
