/** A collection has a property in the Hydra namespace that Hydra does not define. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['term-known', 'property-declared'],
  dlcs: {
    collection: (call, members, page) => ({
      ...correctDlcs.collection(call, members, page),
      'hydra:totalitems': page.total,
    }),
  },
});
