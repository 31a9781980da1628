/** The lists are returned in an envelope instead of an array. */
import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists') && Array.isArray(answer.body))
        return withBody(answer, { items: answer.body });
    },
  },
});
