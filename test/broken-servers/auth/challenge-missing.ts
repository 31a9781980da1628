/** A 401 response does not state how to authenticate. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['www-authenticate', 'header-declared'],
  hooks: { after: (answer) => (answer.status === 401 ? withHeader(answer, 'WWW-Authenticate', undefined) : answer) },
});
