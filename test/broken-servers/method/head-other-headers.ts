/** HEAD returns another Content-Type than GET. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['head-like-get'],
  hooks: {
    after: (answer, call) =>
      call.method === 'HEAD' && answer.status === 200 ? withHeader(answer, 'Content-Type', 'text/plain') : answer,
  },
});
