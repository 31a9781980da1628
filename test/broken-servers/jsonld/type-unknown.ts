/** A batch is of a class that the vocabulary does not define. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'type-returned', 'term-known'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), '@type': 'vocab:Job' }) },
});
