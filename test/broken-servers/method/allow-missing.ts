/** A 405 response has no Allow field. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['allow-sent'],
  hooks: { after: (answer) => (answer.status === 405 ? withHeader(answer, 'Allow', undefined) : answer) },
});
