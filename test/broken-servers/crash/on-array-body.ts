/** A body that is an array causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: { checkList: (body) => (Array.isArray(body) ? crash() : correctCrud.checkList(body)) },
});
