import { bodyOf, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Every problem document says that its status is 400, whatever the answer’s is.',
  base: 'crud',
  caughtBy: ['problem-status'],
  hooks: {
    after: (answer) =>
      answer.status > 400 && answer.status < 500 ? withBody(answer, { ...bodyOf(answer), status: 400 }) : answer,
  },
});
