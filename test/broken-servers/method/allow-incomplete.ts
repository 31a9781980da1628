import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A 405 forgets that PATCH is allowed.',
  base: 'crud',
  caughtBy: ['allow-sent'],
  hooks: {
    after: (answer) =>
      answer.status === 405 ? withHeader(answer, 'Allow', answer.headers['Allow']!.replace('PATCH, ', '')) : answer,
  },
});
