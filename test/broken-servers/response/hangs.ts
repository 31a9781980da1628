/** Requests for a contact are never answered. */
import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['server-answers'],
  hooks: { raw: (_, answer, call) => success(answer, call, 'GET /contacts/*') },
});
