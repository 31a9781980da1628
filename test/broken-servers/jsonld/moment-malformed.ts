import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'When a batch was submitted is written for people.',
  base: 'dlcs',
  caughtBy: ['body-schema', 'range-kept'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), submitted: '1 March 2026, 09:00' }) },
});
