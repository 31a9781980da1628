import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A task that is not there makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error'],
  crud: { findTask: (list, id) => list.tasks.find((task) => String(task.id) === id) ?? crash() },
});
