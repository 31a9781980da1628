/** Replacing a task is answered 501. */
import { at } from '../bend.js';
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared', 'server-error', 'operations-supported', 'valid-accepted'],
  hooks: {
    before(call) {
      if (at(call, 'PUT /lists/*/tasks/*')) throw new Refusal(501, 'Later.');
    },
  },
});
