import { at } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Deleting what was deleted makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error'],
  hooks: {
    after: (answer, call) =>
      answer.status === 404 && at(call, 'DELETE /contacts/*')
        ? { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'NullReferenceException' }
        : answer,
  },
});
