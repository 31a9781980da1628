/** A new batch shows its number of assets only in the response to its creation. */
import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['created-readable', 'created-listed'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /customers/*/queue/batches/*')
        ? withBody(answer, { ...bodyOf(answer), count: 0 })
        : answer,
  },
});
