/** A client can choose the number of a new task. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['read-only-kept'],
  crud: {
    newTask: (store, body) => ({
      ...correctCrud.newTask(store, body),
      ...(Number.isInteger(body['id']) ? { id: body['id'] as number } : {}),
    }),
  },
});
