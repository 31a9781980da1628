/** HEAD is answered 204 where GET is answered 200. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['head-like-get'],
  hooks: {
    after: (answer, call) => (call.method === 'HEAD' && answer.status === 200 ? { status: 204, headers: {} } : answer),
  },
});
