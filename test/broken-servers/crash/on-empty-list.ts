/** The tasks of a list without tasks cause a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { selected: (tasks, call) => (tasks.length === 0 ? crash() : correctCrud.selected(tasks, call)) },
});
