import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A batch names the context of collections, which knows none of its properties.',
  base: 'dlcs',
  caughtBy: ['body-schema', 'context-complete'],
  dlcs: {
    batch: (call, batch) => ({
      ...correctDlcs.batch(call, batch),
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
    }),
  },
});
