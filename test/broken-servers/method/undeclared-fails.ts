/** An unsupported method causes a server error. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'method-refused'],
  hooks: {
    after: (answer) =>
      answer.status === 405 ? { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'No handler' } : answer,
  },
});
