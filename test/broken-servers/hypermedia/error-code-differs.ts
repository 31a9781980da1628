import { bodyOf, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A Hydra error’s statusCode is not the status of its answer.',
  base: 'dlcs',
  caughtBy: ['problem-status'],
  hooks: {
    after: (answer) => (answer.status === 404 ? withBody(answer, { ...bodyOf(answer), statusCode: 500 }) : answer),
  },
});
