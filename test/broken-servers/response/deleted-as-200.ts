import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Deleting a task answers 200 with nothing in it, where 204 is declared.',
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: {
    after: (answer, call) => (success(answer, call, 'DELETE /lists/*/tasks/*') ? { ...answer, status: 200 } : answer),
  },
});
