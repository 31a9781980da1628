/** PATCH changes only the first of several properties. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored', 'created-stored'],
  crud: {
    patched: (task, body) => ({ ...task, ...Object.fromEntries(Object.entries(body).slice(0, 1)), id: task.id }),
  },
});
