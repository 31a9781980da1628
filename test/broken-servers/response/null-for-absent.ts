import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A colour that was never given is shown as null.',
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists/*')) return withBody(answer, { colour: null, ...bodyOf(answer) });
    },
  },
});
