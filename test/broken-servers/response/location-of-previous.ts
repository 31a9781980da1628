/** The Location of a new task is the address of the task created before it. */
import { bodyOf, success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-readable', 'things-apart'],
  hooks: {
    after(answer, call) {
      if (!success(answer, call, 'POST /lists/*/tasks')) return;
      const id = Number(bodyOf(answer)['id']);
      return withHeader(answer, 'Location', `/api/lists/${call.path[1]}/tasks/${Math.max(1, id - 1)}`);
    },
  },
});
