import { success } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A contact is never answered.',
  base: 'crud',
  caughtBy: ['server-answers'],
  hooks: { raw: (_, answer, call) => success(answer, call, 'GET /contacts/*') },
});
