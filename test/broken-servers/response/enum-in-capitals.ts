import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The state of a task is shown in capitals.',
  base: 'crud',
  caughtBy: ['body-schema'],
  crud: {
    showTask: (task) => ({ ...(correctCrud.showTask(task) as object), state: String(task['state']).toUpperCase() }),
  },
});
