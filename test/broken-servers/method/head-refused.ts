/** HEAD is refused on tasks and supported on everything else. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['head-supported'],
  hooks: {
    before(call) {
      if (call.method === 'HEAD' && call.path[2] === 'tasks')
        return { status: 405, headers: { Allow: 'GET, OPTIONS' } };
    },
  },
});
