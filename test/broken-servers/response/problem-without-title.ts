import { withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A refused contact is answered with a problem document that lacks its title.',
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after: (answer) => (answer.status === 422 ? withBody(answer, { status: 422, errors: ['invalid'] }) : answer),
  },
});
