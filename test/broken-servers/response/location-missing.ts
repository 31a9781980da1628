/** The response to creating a task has no Location. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['location-sent', 'header-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'POST /lists/*/tasks') ? withHeader(answer, 'Location', undefined) : answer,
  },
});
