/** Reading a task raises its priority. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['read-repeatable', 'created-readable'],
  crud: {
    showTask(task) {
      (task as Record<string, unknown>)['priority'] = (Number(task['priority']) % 5) + 1;
      return correctCrud.showTask(task);
    },
  },
});
