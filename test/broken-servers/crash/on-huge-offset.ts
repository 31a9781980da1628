/** An offset beyond 32 bits causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { window: (items, offset, limit) => (offset > 2 ** 31 ? crash() : correctCrud.window(items, offset, limit)) },
});
