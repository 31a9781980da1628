/** Deleting a task also deletes the next one. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: { removeTask: (list, task) => void list.tasks.splice(list.tasks.indexOf(task), 2) },
});
