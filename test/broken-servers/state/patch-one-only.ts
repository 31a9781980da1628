import { defineFault } from '../fault.js';

export default defineFault({
  title: 'PATCH changes the first of several properties only.',
  base: 'crud',
  caughtBy: ['update-stored', 'created-stored'],
  crud: {
    patched: (task, body) => ({ ...task, ...Object.fromEntries(Object.entries(body).slice(0, 1)), id: task.id }),
  },
});
