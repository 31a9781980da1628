/** POST on a contact is accepted and answered with the contact. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['method-refused'],
  hooks: {
    before: (call) =>
      void (
        call.method === 'POST' &&
        call.path[0] === 'contacts' &&
        call.path.length === 2 &&
        Object.assign(call, { method: 'GET' })
      ),
  },
});
