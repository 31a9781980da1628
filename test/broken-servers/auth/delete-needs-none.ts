/** A task can be deleted without credentials. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: {
    authenticate: (call) =>
      call.method === 'DELETE' && call.headers.authorization === undefined ? 'ann' : correctCrud.authenticate(call),
  },
});
