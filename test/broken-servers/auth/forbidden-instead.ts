/** Missing credentials are answered 403, which the contract does not declare. */
import { bodyOf } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['status-declared', 'credentials-required'],
  hooks: {
    after: (answer) =>
      answer.status === 401 ? { ...answer, status: 403, body: { ...bodyOf(answer), status: 403 } } : answer,
  },
});
