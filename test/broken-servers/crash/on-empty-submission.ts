/** A submission without assets, which the contract allows, causes a server error. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['server-error', 'valid-accepted'],
  dlcs: {
    submit: (store, customer, members) =>
      members.length === 0 ? crash() : correctDlcs.submit(store, customer, members),
  },
});
