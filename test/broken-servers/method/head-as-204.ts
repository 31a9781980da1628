import { defineFault } from '../fault.js';

export default defineFault({
  title: 'HEAD answers 204 where GET answers 200.',
  base: 'hydra',
  caughtBy: ['head-like-get'],
  hooks: {
    after: (answer, call) => (call.method === 'HEAD' && answer.status === 200 ? { status: 204, headers: {} } : answer),
  },
});
