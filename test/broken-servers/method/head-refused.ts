import { defineFault } from '../fault.js';

export default defineFault({
  title: 'HEAD is refused on tasks, and answered on everything else.',
  base: 'crud',
  caughtBy: ['head-supported'],
  hooks: {
    before(call) {
      if (call.method === 'HEAD' && call.path[2] === 'tasks')
        return { status: 405, headers: { Allow: 'GET, OPTIONS' } };
    },
  },
});
