import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Deleting a task deletes the one after it, too.',
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: { removeTask: (list, task) => void list.tasks.splice(list.tasks.indexOf(task), 2) },
});
