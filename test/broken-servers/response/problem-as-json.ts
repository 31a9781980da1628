import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'An unknown task is answered with a problem document that calls itself plain JSON.',
  base: 'crud',
  caughtBy: ['content-type-declared'],
  hooks: {
    after: (answer) => (answer.status === 404 ? withHeader(answer, 'Content-Type', 'application/json') : answer),
  },
});
