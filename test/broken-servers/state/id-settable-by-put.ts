/** PUT can change the number of a task. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['read-only-kept', 'update-stored'],
  crud: {
    replaced: (task, body) => ({
      ...correctCrud.replaced(task, body),
      ...(Number.isInteger(body['id']) ? { id: body['id'] as number } : {}),
    }),
  },
});
