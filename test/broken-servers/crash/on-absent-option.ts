/** Replacing a task by one without tags causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { replaced: (task, body) => (body['tags'] === undefined ? crash() : correctCrud.replaced(task, body)) },
});
