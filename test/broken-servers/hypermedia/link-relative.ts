import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Links are relative, where the contract has absolute ones.',
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
