/** A request for a task that does not exist causes a server error. */
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: { findTask: (list, id) => list.tasks.find((task) => String(task.id) === id) ?? crash() },
});
