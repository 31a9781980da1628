/** A batch has a property in the namespace of the vocabulary that the vocabulary does not define. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['term-known', 'property-declared'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), 'vocab:Batch/complete': batch.completed }) },
});
