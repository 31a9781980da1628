/** Lists are labelled as compressed, but are not. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-readable'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*') ? withHeader(answer, 'Content-Encoding', 'gzip') : answer,
  },
});
