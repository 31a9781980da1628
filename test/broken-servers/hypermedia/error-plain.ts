/** An error is a string instead of a Hydra error. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['content-type-declared', 'body-schema'],
  hooks: {
    after: (answer) =>
      answer.status === 404
        ? { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' }, body: 'Not found' }
        : answer,
  },
});
