import { at } from '../bend.js';
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Replacing a task answers 501.',
  base: 'crud',
  caughtBy: ['status-declared', 'server-error', 'operations-supported', 'valid-accepted'],
  hooks: {
    before(call) {
      if (at(call, 'PUT /lists/*/tasks/*')) throw new Refusal(501, 'Later.');
    },
  },
});
