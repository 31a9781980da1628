import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The class of an image has lost its prefix.',
  base: 'dlcs',
  caughtBy: ['body-schema', 'type-returned', 'term-known'],
  dlcs: { image: (call, asset) => ({ ...correctDlcs.image(call, asset), '@type': 'Image' }) },
});
