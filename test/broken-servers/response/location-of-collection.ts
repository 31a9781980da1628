/** The Location of a new contact is the address of the collection. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-readable'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'POST /contacts') ? withHeader(answer, 'Location', '/api/contacts') : answer,
  },
});
