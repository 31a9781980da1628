/** The link from a batch to its completed images is a dead link. */
import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['links-answer'],
  hooks: {
    before(call) {
      if (call.path.at(-1) === 'completedImages') throw new Refusal(404, 'There is nothing here.');
    },
  },
});
