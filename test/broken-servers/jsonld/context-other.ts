/** A batch refers to the context of collections, which defines none of its properties. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'context-complete'],
  dlcs: {
    batch: (call, batch) => ({
      ...correctDlcs.batch(call, batch),
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
    }),
  },
});
