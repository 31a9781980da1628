/** totalItems is the number of members on the page. */
import { bodyOf, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-total'],
  hooks: {
    after: (answer, call) =>
      answer.status === 200 && call.path.at(-1) === 'batches'
        ? withBody(answer, { ...bodyOf(answer), totalItems: (bodyOf(answer)['member'] as unknown[]).length })
        : answer,
  },
});
