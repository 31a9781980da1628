import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Replacing a contact answers 204, where the contract promises the contact.',
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: {
    after: (answer, call) => (success(answer, call, 'PUT /contacts/*') ? { status: 204, headers: {} } : answer),
  },
});
