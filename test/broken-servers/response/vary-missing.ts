/** The collection that is available as JSON and CSV does not send Vary: Accept. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['vary-sent', 'header-declared'],
  hooks: {
    after: (answer, call) => (success(answer, call, 'GET /lists') ? withHeader(answer, 'Vary', undefined) : answer),
  },
});
