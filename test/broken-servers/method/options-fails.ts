/** OPTIONS causes a server error. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  hooks: {
    before: (call) =>
      call.method === 'OPTIONS'
        ? { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'No handler' }
        : undefined,
  },
});
