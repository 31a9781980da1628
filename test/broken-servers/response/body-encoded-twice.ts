/** A contact is JSON within a JSON string. */
import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /contacts/*') ? withBody(answer, JSON.stringify(JSON.stringify(answer.body))) : answer,
  },
});
