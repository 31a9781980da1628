/** An unknown contact is answered 200 with null. */
import { at } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['unknown-absent', 'body-schema'],
  hooks: {
    after: (answer, call) =>
      answer.status === 404 && at(call, 'GET /contacts/*')
        ? { status: 200, headers: { 'Content-Type': 'application/json' }, body: 'null' }
        : answer,
  },
});
