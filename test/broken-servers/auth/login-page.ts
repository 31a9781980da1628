/** A request without credentials is redirected to a login page. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared', 'credentials-required'],
  hooks: { after: (answer) => (answer.status === 401 ? { status: 302, headers: { Location: '/login' } } : answer) },
});
