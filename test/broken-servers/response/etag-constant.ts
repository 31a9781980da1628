/** The ETag of a task stays the same when the task changes. */
import { at, success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['validators-work'],
  hooks: {
    before(call) {
      if (call.headers['if-match'] === '"1"') delete call.headers['if-match'];
      if (call.headers['if-none-match'] === '"1"' && at(call, 'GET /lists/*/tasks/*'))
        return { status: 304, headers: { ETag: '"1"' } };
    },
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks/*') ? withHeader(answer, 'ETag', '"1"') : answer,
  },
});
