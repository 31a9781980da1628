import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'An apostrophe in the name of a list breaks out of the statement it is put into.',
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    newList: (store, owner, body) =>
      String(body['name']).includes("'") ? crash() : correctCrud.newList(store, owner, body),
  },
});
