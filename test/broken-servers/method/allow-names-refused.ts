/** The Allow field of every 405 response lists DELETE. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['allow-sent'],
  hooks: {
    after: (answer) =>
      answer.status === 405 ? withHeader(answer, 'Allow', `${answer.headers['Allow']}, PUT, DELETE`) : answer,
  },
});
