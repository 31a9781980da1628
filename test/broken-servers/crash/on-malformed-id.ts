/** An identifier that is not a UUID causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    findList: (store, owner, id) => (/^[0-9a-f-]{36}$/.test(id) ? correctCrud.findList(store, owner, id) : crash()),
  },
});
