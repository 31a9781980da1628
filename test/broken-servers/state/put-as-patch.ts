/** PUT keeps properties that were not sent. */
import { without } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['update-stored', 'put-replaces'],
  crud: { replaced: (task, body) => ({ ...task, ...without(body, 'id'), id: task.id }) },
});
