/** Deleting a contact is answered 204 but has no effect. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: { removeContact: () => {} },
});
