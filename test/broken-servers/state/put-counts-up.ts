import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Each replacement raises the priority, so that a repeated one is not the same.',
  base: 'crud',
  caughtBy: ['update-stored', 'read-repeatable'],
  crud: {
    replaced: (task, body) => ({
      ...correctCrud.replaced(task, body),
      priority: Math.min(5, Number(body['priority']) + 1),
    }),
  },
});
