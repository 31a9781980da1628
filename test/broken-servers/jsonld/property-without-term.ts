/** A batch has a property that no context defines. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['context-complete', 'property-declared'],
  dlcs: { batch: (call, batch) => ({ ...correctDlcs.batch(call, batch), estCompletion: '2026-03-01T00:00:00Z' }) },
});
