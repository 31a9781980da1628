/** Deleting a resource a second time causes a server error. */
import { at } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  hooks: {
    after: (answer, call) =>
      answer.status === 404 && at(call, 'DELETE /contacts/*')
        ? { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'NullReferenceException' }
        : answer,
  },
});
