import { success, withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A contact comes without a Content-Type.',
  base: 'crud',
  caughtBy: ['content-type-declared'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /contacts/*') ? withHeader(answer, 'Content-Type', undefined) : answer,
  },
});
