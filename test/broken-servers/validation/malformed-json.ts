import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'What is not JSON is taken for an empty list with a default name.',
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
