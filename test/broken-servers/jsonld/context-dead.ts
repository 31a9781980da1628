/** The context that every body refers to does not exist. */
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['context-complete', 'links-answer'],
  hooks: {
    before(call) {
      if (call.path[0] === 'context.jsonld') throw new Refusal(404, 'There is nothing here.');
    },
  },
});
