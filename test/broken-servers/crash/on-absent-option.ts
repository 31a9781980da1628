import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A task without tags makes the server fail when it is replaced.',
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { replaced: (task, body) => (body['tags'] === undefined ? crash() : correctCrud.replaced(task, body)) },
});
