import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A task can be deleted without credentials.',
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: {
    authenticate: (call) =>
      call.method === 'DELETE' && call.headers.authorization === undefined ? 'ann' : correctCrud.authenticate(call),
  },
});
