/** Each PUT raises the priority, so that PUT is not idempotent. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored', 'read-repeatable'],
  crud: {
    replaced: (task, body) => ({
      ...correctCrud.replaced(task, body),
      priority: Math.min(5, Number(body['priority']) + 1),
    }),
  },
});
