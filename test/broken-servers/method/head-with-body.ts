/** HEAD is answered with a body. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['head-like-get', 'server-answers', 'body-readable'],
  hooks: {
    raw(response, answer, call) {
      if (call.method !== 'HEAD' || answer.status !== 200) return false;
      const body = JSON.stringify(answer.body);
      response.socket?.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/ld+json\r\nLink: ${answer.headers['Link']}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
      return true;
    },
  },
});
