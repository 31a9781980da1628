/** The Allow field of a 405 response omits PATCH. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['allow-sent'],
  hooks: {
    after: (answer) =>
      answer.status === 405 ? withHeader(answer, 'Allow', answer.headers['Allow']!.replace('PATCH, ', '')) : answer,
  },
});
