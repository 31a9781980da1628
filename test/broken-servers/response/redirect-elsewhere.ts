/** A list is answered with a redirect to another host. */
import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*')
        ? { status: 302, headers: { Location: 'https://elsewhere.example/lists' } }
        : answer,
  },
});
