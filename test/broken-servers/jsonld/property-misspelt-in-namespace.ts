import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A batch has a property in the vocabulary’s namespace that the vocabulary does not have.',
  base: 'dlcs',
  caughtBy: ['term-known', 'property-declared'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), 'vocab:Batch/complete': batch.completed }) },
});
