import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A collection has a property in Hydra’s namespace that Hydra does not have.',
  base: 'dlcs',
  caughtBy: ['term-known', 'property-declared'],
  dlcs: {
    collection: (call, members, page) => ({
      ...correctDlcs.collection(call, members, page),
      'hydra:totalitems': page.total,
    }),
  },
});
