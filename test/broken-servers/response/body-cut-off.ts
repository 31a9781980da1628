/** A page of tasks ends in the middle of its JSON. */
import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-readable', 'server-answers'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks') ? withBody(answer, JSON.stringify(answer.body).slice(0, -9)) : answer,
  },
});
