/** If-None-Match is ignored: an unchanged task is sent again. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['validators-work'],
  hooks: { before: (call) => void delete call.headers['if-none-match'] },
});
