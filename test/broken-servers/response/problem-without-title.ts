/** A refused contact is answered with a problem document without title. */
import { withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after: (answer) => (answer.status === 422 ? withBody(answer, { status: 422, errors: ['invalid'] }) : answer),
  },
});
