import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A 405 says that DELETE is allowed everywhere.',
  base: 'dlcs',
  caughtBy: ['allow-sent'],
  hooks: {
    after: (answer) =>
      answer.status === 405 ? withHeader(answer, 'Allow', `${answer.headers['Allow']}, PUT, DELETE`) : answer,
  },
});
