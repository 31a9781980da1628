/** The collection of lists lacks the header field for the total that the contract requires. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['header-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists') ? withHeader(answer, 'X-Total-Count', undefined) : answer,
  },
});
