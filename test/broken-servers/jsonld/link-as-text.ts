import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A batch’s link to its images is a word.',
  base: 'dlcs',
  caughtBy: ['body-schema', 'links-answer', 'range-kept'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), images: 'images of the batch' }) },
});
