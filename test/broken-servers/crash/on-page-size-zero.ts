/** A page size of zero causes a division by zero. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['server-error'],
  dlcs: { paged: (call, total) => (call.query.get('pageSize') === '0' ? crash() : correctDlcs.paged(call, total)) },
});
