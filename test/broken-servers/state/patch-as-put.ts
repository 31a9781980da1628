/** PATCH replaces the whole task: properties that were not sent are lost. */
import { without } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
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
