/** Missing credentials are answered 200 with an error in the body. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['credentials-required'],
  hooks: { after: (answer) => (answer.status === 401 ? { ...answer, status: 200 } : answer) },
});
