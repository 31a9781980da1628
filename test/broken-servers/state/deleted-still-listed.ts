/** A deleted task stays in the collection. */
import { correctCrud } from '../correct/crud.js';
import type { Task } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

const ghosts: Task[] = [];
const owners = new Map<Task, string>();

export default defineFault({
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: {
    removeTask(list, task) {
      ghosts.push(task);
      correctCrud.removeTask(list, task);
      owners.set(task, list.id);
    },
    selected: (tasks, call) =>
      correctCrud.selected([...tasks, ...ghosts.filter((task) => owners.get(task) === call.path[1])], call),
  },
});
