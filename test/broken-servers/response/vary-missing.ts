import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The list that comes as JSON or CSV does not say that it depends on Accept.',
  base: 'crud',
  caughtBy: ['vary-sent', 'header-declared'],
  hooks: {
    after: (answer, call) => (success(answer, call, 'GET /lists') ? withHeader(answer, 'Vary', undefined) : answer),
  },
});
