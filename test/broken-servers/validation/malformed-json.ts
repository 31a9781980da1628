/** A body that is not JSON is replaced by one with default values. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    checkType(call, type) {
      if (call.headers['content-type'] === type && call.json === undefined)
        (call as { json: unknown }).json = { name: 'Untitled', title: 'Untitled', priority: 1 };
      correctCrud.checkType(call, type);
    },
  },
});
