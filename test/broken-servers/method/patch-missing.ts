/** PATCH, which the contract declares, is refused with 405. */
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared', 'operations-supported', 'valid-accepted'],
  hooks: {
    before(call) {
      if (call.method === 'PATCH')
        throw new Refusal(405, 'PATCH is not supported here.', { Allow: 'GET, PUT, DELETE, HEAD, OPTIONS' });
    },
  },
});
