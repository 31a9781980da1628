import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A 401 does not say how to authenticate.',
  base: 'crud',
  caughtBy: ['www-authenticate', 'header-declared'],
  hooks: { after: (answer) => (answer.status === 401 ? withHeader(answer, 'WWW-Authenticate', undefined) : answer) },
});
