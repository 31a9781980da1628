import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The header that should hold a number holds a range.',
  base: 'crud',
  caughtBy: ['header-declared'],
  hooks: {
    after(answer, call) {
      if (success(answer, call, 'GET /lists'))
        return withHeader(answer, 'X-Total-Count', `0-19/${answer.headers['X-Total-Count']}`);
    },
  },
});
