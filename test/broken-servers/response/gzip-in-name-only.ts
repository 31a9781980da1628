import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Lists say that they are compressed, and are not.',
  base: 'crud',
  caughtBy: ['body-readable'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*') ? withHeader(answer, 'Content-Encoding', 'gzip') : answer,
  },
});
