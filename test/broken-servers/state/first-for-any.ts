import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Whichever task is asked for, the list’s newest comes.',
  base: 'crud',
  caughtBy: ['things-apart', 'created-readable'],
  crud: { findTask: (list, id) => (correctCrud.findTask(list, id), list.tasks.at(-1)!) },
});
