/** A name of the maximum length does not fit into its database column. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: {
    newList: (store, owner, body) =>
      [...String(body['name'])].length === 40 ? crash() : correctCrud.newList(store, owner, body),
  },
});
