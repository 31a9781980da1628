/** Malformed credentials are accepted as those of a guest. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: { authenticate: (call) => (call.headers.authorization === 'Bearer' ? 'ann' : correctCrud.authenticate(call)) },
});
