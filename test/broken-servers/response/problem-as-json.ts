/** An unknown task is answered with a problem document that has the content type of plain JSON. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['content-type-declared'],
  hooks: {
    after: (answer) => (answer.status === 404 ? withHeader(answer, 'Content-Type', 'application/json') : answer),
  },
});
