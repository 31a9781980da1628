import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A name of just the greatest length does not fit the column it is stored in.',
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: {
    newList: (store, owner, body) =>
      [...String(body['name'])].length === 40 ? crash() : correctCrud.newList(store, owner, body),
  },
});
