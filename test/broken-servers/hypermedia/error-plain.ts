import { defineFault } from '../fault.js';

export default defineFault({
  title: 'An error is a word instead of a Hydra error.',
  base: 'dlcs',
  caughtBy: ['content-type-declared', 'body-schema'],
  hooks: {
    after: (answer) =>
      answer.status === 404
        ? { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' }, body: 'Not found' }
        : answer,
  },
});
