/** A token is accepted if it begins like a valid one. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: {
    authenticate: (call) =>
      call.headers.authorization?.startsWith('Bearer ann-5d2') === true ? 'ann' : correctCrud.authenticate(call),
  },
});
