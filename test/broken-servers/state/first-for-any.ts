/** Whichever task is requested, the newest one of the list is returned. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['things-apart', 'created-readable'],
  crud: { findTask: (list, id) => (correctCrud.findTask(list, id), list.tasks.at(-1)!) },
});
