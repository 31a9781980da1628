/** The members of the collection of notebooks are bare IRIs that cannot be dereferenced. */
import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['body-schema', 'context-complete', 'type-returned', 'links-answer'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /notebooks')
        ? withBody(answer, { ...bodyOf(answer), member: [`${call.origin}/notebooks/none`] })
        : answer,
  },
});
