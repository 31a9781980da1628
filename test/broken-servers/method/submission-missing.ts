/** POST to the queue is refused with 405. */
import { at } from '../bend.js';
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['status-declared', 'operations-supported', 'valid-accepted'],
  hooks: {
    before(call) {
      if (at(call, 'POST /customers/*/queue'))
        throw new Refusal(405, 'POST is not supported here.', { Allow: 'GET, HEAD, OPTIONS' });
    },
  },
});
