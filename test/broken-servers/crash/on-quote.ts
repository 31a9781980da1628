/** An apostrophe in the name of a list breaks the SQL statement. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    newList: (store, owner, body) =>
      String(body['name']).includes("'") ? crash() : correctCrud.newList(store, owner, body),
  },
});
