/** An update changes every task of the list. */
import { correctCrud } from '../correct/crud.js';
import type { Body } from '../correct/valid.js';
import { defineFault } from '../fault.js';

const touched = new Map<number, Body>();

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored', 'things-apart', 'created-stored'],
  crud: {
    patched(task, body) {
      touched.set(task.id, body);
      return correctCrud.patched(task, body);
    },
    showTask: (task) =>
      correctCrud.showTask(
        task['title'] !== undefined && [...touched].some(([id]) => id === task.id + 1)
          ? { ...task, ...touched.get(task.id + 1), id: task.id }
          : task,
      ),
  },
});
