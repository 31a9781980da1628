/** A new batch does not appear in the collection of batches. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['created-listed'],
  dlcs: {
    batchesOf: (store, customer, list) =>
      correctDlcs.batchesOf(store, customer, list).filter(({ number }) => number <= 1006),
  },
});
