import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The identifier of a task is read as far as it is a number: 7abc is task 7.',
  base: 'crud',
  caughtBy: ['unknown-absent', 'invalid-refused'],
  crud: { findTask: (list, id) => correctCrud.findTask(list, /^[1-9]\d*/.exec(id)?.[0] ?? id) },
});
