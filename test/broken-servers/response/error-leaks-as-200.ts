import { at } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A refused task is answered with 200 and an error in the body.',
  base: 'crud',
  caughtBy: ['invalid-refused', 'body-schema', 'property-declared'],
  hooks: {
    after: (answer, call) =>
      answer.status === 400 && at(call, 'POST /lists/*/tasks')
        ? { status: 200, headers: { 'Content-Type': 'application/json' }, body: { error: 'invalid' } }
        : answer,
  },
});
