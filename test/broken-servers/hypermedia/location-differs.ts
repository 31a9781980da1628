import { withHeader } from '../bend.js';
import { addressOf } from '../correct/dlcs-nodes.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The Location of a new batch is that of the queue.',
  base: 'dlcs',
  caughtBy: ['location-sent', 'created-readable', 'id-dereferences', 'things-apart'],
  hooks: {
    after: (answer, call) => (answer.status === 201 ? withHeader(answer, 'Location', addressOf(call)) : answer),
  },
});
