/** Creating a list is answered 200 instead of 201. */
import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: { after: (answer, call) => (success(answer, call, 'POST /lists') ? { ...answer, status: 200 } : answer) },
});
