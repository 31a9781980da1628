/** An empty name and password are accepted as the first customer. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['credentials-required'],
  dlcs: {
    authenticate: (store, call) =>
      call.headers.authorization === `Basic ${Buffer.from(':').toString('base64')}`
        ? store.customers[0]!
        : correctDlcs.authenticate(store, call),
  },
});
