/** Only the leading digits of an identifier are read: 7abc is task 7. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['unknown-absent', 'invalid-refused'],
  crud: { findTask: (list, id) => correctCrud.findTask(list, /^[1-9]\d*/.exec(id)?.[0] ?? id) },
});
