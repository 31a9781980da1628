/** JSON is accepted with any media type. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkType: (call) =>
      correctCrud.checkType({ ...call, headers: { 'content-type': 'application/json' } }, 'application/json'),
  },
});
