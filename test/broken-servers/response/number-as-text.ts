/** The priority of a task is a string. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: { showTask: (task) => ({ ...(correctCrud.showTask(task) as object), priority: String(task['priority']) }) },
});
