/** Deleting a task is answered 200 without a body, where 204 is declared. */
import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: {
    after: (answer, call) => (success(answer, call, 'DELETE /lists/*/tasks/*') ? { ...answer, status: 200 } : answer),
  },
});
