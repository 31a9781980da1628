/** The header field for the total has the number of members on the page. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-total'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists') && Array.isArray(answer.body))
        return withHeader(answer, 'X-Total-Count', String(answer.body.length));
    },
  },
});
