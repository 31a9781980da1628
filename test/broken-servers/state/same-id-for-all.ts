/** Every new contact gets the same identifier. */
import { bodyOf, success, withBody, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['things-apart', 'created-listed', 'created-readable'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'POST /contacts'))
        return withHeader(withBody(answer, { ...bodyOf(answer), id: '100000' }), 'Location', '/api/contacts/100000');
    },
  },
});
