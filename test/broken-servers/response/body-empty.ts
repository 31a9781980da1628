/** A task is answered 200 with a Content-Type and an empty body. */
import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-present', 'body-readable'],
  hooks: { after: (answer, call) => (success(answer, call, 'GET /lists/*/tasks/*') ? withBody(answer, '') : answer) },
});
