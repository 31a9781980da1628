import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'An empty name and password are taken for the first customer.',
  base: 'dlcs',
  caughtBy: ['credentials-required'],
  dlcs: {
    authenticate: (store, call) =>
      call.headers.authorization === `Basic ${Buffer.from(':').toString('base64')}`
        ? store.customers[0]!
        : correctDlcs.authenticate(store, call),
  },
});
