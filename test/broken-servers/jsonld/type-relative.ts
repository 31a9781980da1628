/** The class of an image lacks its prefix. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'type-returned', 'term-known'],
  dlcs: { image: (call, asset) => ({ ...correctDlcs.image(call, asset), '@type': 'Image' }) },
});
