/** Another user can act on the resources of a customer. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['others-hidden'],
  dlcs: {
    permitted: (store, user, number) =>
      store.customers.find((one) => one.number === number) ?? correctDlcs.permitted(store, user, number),
  },
});
