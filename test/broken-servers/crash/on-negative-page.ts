import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A negative page makes the database refuse the query.',
  base: 'dlcs',
  caughtBy: ['server-error'],
  dlcs: { paged: (call, total) => (Number(call.query.get('page')) < 0 ? crash() : correctDlcs.paged(call, total)) },
});
