/** If-Match is ignored: a stale update overwrites a newer one. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['validators-work'],
  hooks: { before: (call) => void delete call.headers['if-match'] },
});
