/** A header field that is declared as a number contains a range. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['header-declared'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists'))
        return withHeader(answer, 'X-Total-Count', `0-19/${answer.headers['X-Total-Count']}`);
    },
  },
});
