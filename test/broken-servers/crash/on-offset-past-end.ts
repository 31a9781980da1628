/** An offset past the end of the collection causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: {
    window: (items, offset, limit) =>
      items.length > 0 && offset >= items.length ? crash() : correctCrud.window(items, offset, limit),
  },
});
