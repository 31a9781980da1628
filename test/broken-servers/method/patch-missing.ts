import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'PATCH, which the contract has, is refused with 405.',
  base: 'crud',
  caughtBy: ['status-declared', 'operations-supported', 'valid-accepted'],
  hooks: {
    before(call) {
      if (call.method === 'PATCH')
        throw new Refusal(405, 'PATCH is not supported here.', { Allow: 'GET, PUT, DELETE, HEAD, OPTIONS' });
    },
  },
});
