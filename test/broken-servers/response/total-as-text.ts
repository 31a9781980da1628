/** The total of a page of tasks is a string. */
import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks')
        ? withBody(answer, { ...bodyOf(answer), total: String(bodyOf(answer)['total']) })
        : answer,
  },
});
