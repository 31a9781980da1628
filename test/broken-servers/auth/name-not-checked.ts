/** Only the password is checked, not the name. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['credentials-required'],
  hydra: {
    authenticate: (call) =>
      Buffer.from(call.headers.authorization?.slice(6) ?? '', 'base64')
        .toString()
        .endsWith(':5d2c7b')
        ? 'ann'
        : correctHydra.authenticate(call),
  },
});
