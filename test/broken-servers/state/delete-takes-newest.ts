/** Deleting a contact deletes the newest one instead. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: { removeContact: (all) => void all.pop() },
});
