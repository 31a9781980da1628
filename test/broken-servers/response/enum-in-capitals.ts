/** The state of a task is shown in upper case. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: {
    showTask: (task) => ({ ...(correctCrud.showTask(task) as object), state: String(task['state']).toUpperCase() }),
  },
});
