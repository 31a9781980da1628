/** A request for CSV is answered with JSON. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['accept-honoured'],
  hooks: { before: (call) => void (call.headers.accept = 'application/json') },
});
