import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The name is looked up, the password is not.',
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
