import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A new batch is not in the list of batches.',
  base: 'dlcs',
  caughtBy: ['created-listed'],
  dlcs: {
    batchesOf: (store, customer, list) =>
      correctDlcs.batchesOf(store, customer, list).filter(({ number }) => number <= 1006),
  },
});
