import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The list of lists leaves out the total that its contract requires in a header.',
  base: 'crud',
  caughtBy: ['header-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists') ? withHeader(answer, 'X-Total-Count', undefined) : answer,
  },
});
