import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A new batch says how many assets it has only in the answer to making it.',
  base: 'dlcs',
  caughtBy: ['created-readable', 'created-listed'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /customers/*/queue/batches/*')
        ? withBody(answer, { ...bodyOf(answer), count: 0 })
        : answer,
  },
});
