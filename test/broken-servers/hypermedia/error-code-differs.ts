/** The statusCode of a Hydra error is not the status of its response. */
import { bodyOf, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['problem-status'],
  hooks: {
    after: (answer) => (answer.status === 404 ? withBody(answer, { ...bodyOf(answer), statusCode: 500 }) : answer),
  },
});
