import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A task is answered with 200, a Content-Type and nothing.',
  base: 'crud',
  caughtBy: ['body-present', 'body-readable'],
  hooks: { after: (answer, call) => (success(answer, call, 'GET /lists/*/tasks/*') ? withBody(answer, '') : answer) },
});
