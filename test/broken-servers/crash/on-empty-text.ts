/** Empty notes cause a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { newTask: (store, body) => (body['notes'] === '' ? crash() : correctCrud.newTask(store, body)) },
});
