import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Somebody else may test one’s batch.',
  base: 'dlcs',
  caughtBy: ['others-hidden'],
  dlcs: {
    permitted: (store, user, number) =>
      store.customers.find((one) => one.number === number) ?? correctDlcs.permitted(store, user, number),
  },
});
