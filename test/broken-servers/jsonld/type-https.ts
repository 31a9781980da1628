/** The class of a collection is in the namespace with https. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'type-returned', 'term-known'],
  dlcs: {
    collection: (call, members, page) => ({
      ...correctDlcs.collection(call, members, page),
      '@type': 'https://www.w3.org/ns/hydra/core#Collection',
    }),
  },
});
