/** The connection is closed in the middle of a list. */
import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['server-answers'],
  hooks: {
    raw(response, answer, call) {
      if (!success(answer, call, 'GET /lists/*')) return false;
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '4000' });
      response.write('{"id":');
      setTimeout(() => response.destroy(), 5);
      return true;
    },
  },
});
