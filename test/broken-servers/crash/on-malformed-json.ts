/** A body that is not JSON causes a server error. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    checkType: (call, type) =>
      call.json === undefined && call.headers['content-type'] === type ? crash() : correctCrud.checkType(call, type),
  },
});
