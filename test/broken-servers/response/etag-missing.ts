import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A task comes without the ETag that its contract requires.',
  base: 'crud',
  caughtBy: ['header-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks/*') ? withHeader(answer, 'ETag', undefined) : answer,
  },
});
