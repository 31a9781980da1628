import { defineConformanceCheck } from '../check.js';
import { headerList } from '../exchange.js';

export const wwwAuthenticate = defineConformanceCheck({
  id: 'www-authenticate',
  title: 'A 401 response states how to authenticate',
  severity: 'warning',
  source: 'RFC 9110 §15.5.2: MUST send WWW-Authenticate',
  *exchange({ response }) {
    if (response.status !== 401 || headerList(response, 'www-authenticate') !== undefined) return;
    yield {
      message: 'The 401 response has no WWW-Authenticate header field.',
      at: 'header:WWW-Authenticate',
      hint: 'Send WWW-Authenticate with a challenge, such as Basic realm="…".',
    };
  },
});
