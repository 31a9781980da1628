import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A token need only begin as the true one does.',
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: {
    authenticate: (call) =>
      call.headers.authorization?.startsWith('Bearer ann-5d2') === true ? 'ann' : correctCrud.authenticate(call),
  },
});
