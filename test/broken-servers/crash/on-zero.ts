/** An estimate of zero causes a division by zero. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { newTask: (store, body) => (body['estimate'] === 0 ? crash() : correctCrud.newTask(store, body)) },
});
