/** A refused task is answered 200 with an error in the body. */
import { at } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused', 'body-schema', 'property-declared'],
  hooks: {
    after: (answer, call) =>
      answer.status === 400 && at(call, 'POST /lists/*/tasks')
        ? { status: 200, headers: { 'Content-Type': 'application/json' }, body: { error: 'invalid' } }
        : answer,
  },
});
