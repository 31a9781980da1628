/** A body of null causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: { checkContact: (body) => (body === null ? crash() : correctCrud.checkContact(body)) },
});
