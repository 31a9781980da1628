import { without } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'PATCH replaces the whole task: what is not sent is lost.',
  base: 'crud',
  caughtBy: ['update-stored'],
  crud: {
    patched: (task, body) => ({
      title: task['title'],
      priority: task['priority'],
      state: 'open',
      ...without(body, 'id'),
      id: task.id,
    }),
  },
});
