import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A contact that was made does not appear in the list.',
  base: 'crud',
  caughtBy: ['created-listed'],
  crud: { chosenContacts: (all, call) => correctCrud.chosenContacts(all.slice(0, 3), call) },
});
