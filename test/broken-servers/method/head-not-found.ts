/** HEAD on a contact is answered 404. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['head-supported', 'head-like-get'],
  hooks: {
    before(call) {
      if (call.method === 'HEAD' && call.path[0] === 'contacts')
        return { status: 404, headers: { 'Content-Type': 'application/problem+json' } };
    },
  },
});
