/** The link from a batch to its images is a word. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'links-answer', 'range-kept'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), images: 'images of the batch' }) },
});
