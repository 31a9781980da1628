/** A colour that was never set is shown as null. */
import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists/*')) return withBody(answer, { colour: null, ...bodyOf(answer) });
    },
  },
});
