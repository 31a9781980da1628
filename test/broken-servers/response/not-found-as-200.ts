import { at } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'An unknown contact is answered with 200 and null.',
  base: 'crud',
  caughtBy: ['unknown-absent', 'body-schema'],
  hooks: {
    after: (answer, call) =>
      answer.status === 404 && at(call, 'GET /contacts/*')
        ? { status: 200, headers: { 'Content-Type': 'application/json' }, body: 'null' }
        : answer,
  },
});
