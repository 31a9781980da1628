/** The Location of a new batch is the address of the queue. */
import { withHeader } from '../bend.js';
import { addressOf } from '../correct/dlcs-nodes.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['location-sent', 'created-readable', 'id-dereferences', 'things-apart'],
  hooks: {
    after: (answer, call) => (answer.status === 201 ? withHeader(answer, 'Location', addressOf(call)) : answer),
  },
});
