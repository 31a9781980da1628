/** Any token is accepted. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['credentials-required'],
  crud: {
    authenticate: (call) =>
      /^Bearer \S/.test(call.headers.authorization ?? '') && !call.headers.authorization!.includes('bob')
        ? 'ann'
        : correctCrud.authenticate(call),
  },
});
