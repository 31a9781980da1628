/** Only the name is checked, not the password. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['credentials-required'],
  hydra: {
    authenticate: (call) =>
      Buffer.from(call.headers.authorization?.slice(6) ?? '', 'base64')
        .toString()
        .startsWith('ann:')
        ? 'ann'
        : correctHydra.authenticate(call),
  },
});
