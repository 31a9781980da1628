/** A batch lacks the link to its failed images. */
import { without } from '../bend.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema'],
  dlcs: { batch: (call, batch) => without(correctDlcs.batch(call, batch), 'errorImages') },
});
