/** A contact has no Content-Type. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['content-type-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /contacts/*') ? withHeader(answer, 'Content-Type', undefined) : answer,
  },
});
