import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'HEAD has another Content-Type than GET.',
  base: 'crud',
  caughtBy: ['head-like-get'],
  hooks: {
    after: (answer, call) =>
      call.method === 'HEAD' && answer.status === 200 ? withHeader(answer, 'Content-Type', 'text/plain') : answer,
  },
});
