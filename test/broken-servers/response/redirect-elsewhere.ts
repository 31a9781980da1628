import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A list is answered with a redirect to another host.',
  base: 'crud',
  caughtBy: ['status-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*')
        ? { status: 302, headers: { Location: 'https://elsewhere.example/lists' } }
        : answer,
  },
});
