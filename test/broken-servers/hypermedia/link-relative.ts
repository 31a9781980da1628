/** Links are relative, although the contract declares absolute ones. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema'],
  dlcs: {
    queue: (call, customer, store) =>
      JSON.parse(JSON.stringify(correctDlcs.queue(call, customer, store)).replaceAll(call.origin, '')) as Record<
        string,
        unknown
      >,
  },
});
