import { defineFault } from '../fault.js';

export default defineFault({
  title: 'HEAD finds no contact.',
  base: 'crud',
  caughtBy: ['head-supported', 'head-like-get'],
  hooks: {
    before(call) {
      if (call.method === 'HEAD' && call.path[0] === 'contacts')
        return { status: 404, headers: { 'Content-Type': 'application/problem+json' } };
    },
  },
});
