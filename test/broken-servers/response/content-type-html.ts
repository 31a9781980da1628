/** A task is JSON with the content type of HTML. */
import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['content-type-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks/*')
        ? withHeader(answer, 'Content-Type', 'text/html; charset=utf-8')
        : answer,
  },
});
