/** A negative page number causes a database error. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['server-error'],
  dlcs: { paged: (call, total) => (Number(call.query.get('page')) < 0 ? crash() : correctDlcs.paged(call, total)) },
});
