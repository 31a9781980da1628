import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The header with the total holds the number on the page.',
  base: 'crud',
  caughtBy: ['list-total'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists') && Array.isArray(answer.body))
        return withHeader(answer, 'X-Total-Count', String(answer.body.length));
    },
  },
});
