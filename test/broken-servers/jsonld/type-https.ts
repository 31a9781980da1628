import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The class of a collection is in a namespace with https.',
  base: 'dlcs',
  caughtBy: ['body-schema', 'type-returned', 'term-known'],
  dlcs: {
    collection: (call, members, page) => ({
      ...correctDlcs.collection(call, members, page),
      '@type': 'https://www.w3.org/ns/hydra/core#Collection',
    }),
  },
});
