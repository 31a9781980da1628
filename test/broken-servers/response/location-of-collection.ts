import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The Location of a new contact is that of the list of contacts.',
  base: 'crud',
  caughtBy: ['created-readable'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'POST /contacts') ? withHeader(answer, 'Location', '/api/contacts') : answer,
  },
});
