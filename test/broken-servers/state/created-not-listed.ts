/** A created contact does not appear in the collection. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-listed'],
  crud: { chosenContacts: (all, call) => correctCrud.chosenContacts(all.slice(0, 3), call) },
});
