import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'An offset beyond 32 bits makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error', 'valid-accepted'],
  crud: { window: (items, offset, limit) => (offset > 2 ** 31 ? crash() : correctCrud.window(items, offset, limit)) },
});
