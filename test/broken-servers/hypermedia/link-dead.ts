import { Refusal } from '../correct/server.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A batch advertises its completed images, and there is nothing there.',
  base: 'dlcs',
  caughtBy: ['links-answer'],
  hooks: {
    before(call) {
      if (call.path.at(-1) === 'completedImages') throw new Refusal(404, 'There is nothing here.');
    },
  },
});
