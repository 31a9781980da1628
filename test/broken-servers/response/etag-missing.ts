/** A task lacks the ETag that the contract requires. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['header-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks/*') ? withHeader(answer, 'ETag', undefined) : answer,
  },
});
