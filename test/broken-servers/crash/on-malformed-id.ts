import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'An identifier that is no UUID makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    findList: (store, owner, id) => (/^[0-9a-f-]{36}$/.test(id) ? correctCrud.findList(store, owner, id) : crash()),
  },
});
