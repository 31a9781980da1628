import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'The tasks of a list that has none make the server fail.',
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { selected: (tasks, call) => (tasks.length === 0 ? crash() : correctCrud.selected(tasks, call)) },
});
