/** The Location of a new list has a path that does not exist. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-readable'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'POST /lists'))
        return withHeader(answer, 'Location', answer.headers['Location']!.replace('/lists/', '/list/'));
    },
  },
});
