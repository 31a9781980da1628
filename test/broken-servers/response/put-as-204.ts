/** Replacing a contact is answered 204, although the contract declares the contact as the response. */
import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: {
    after: (answer, call) => (success(answer, call, 'PUT /contacts/*') ? { status: 204, headers: {} } : answer),
  },
});
