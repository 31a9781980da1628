/** Every problem document states status 400, whatever the status of the response. */
import { bodyOf, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['problem-status'],
  hooks: {
    after: (answer) =>
      answer.status > 400 && answer.status < 500 ? withBody(answer, { ...bodyOf(answer), status: 400 }) : answer,
  },
});
