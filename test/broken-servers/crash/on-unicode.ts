import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A title that is not Latin makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: {
    newTask: (store, body) => (/[^\0-\xff]/.test(String(body['title'])) ? crash() : correctCrud.newTask(store, body)),
  },
});
