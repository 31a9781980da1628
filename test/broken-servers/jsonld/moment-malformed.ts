/** The time at which a batch was submitted is formatted for people. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'range-kept'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), submitted: '1 March 2026, 09:00' }) },
});
