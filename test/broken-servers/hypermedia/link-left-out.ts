import { without } from '../bend.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A batch has no link to its failed images.',
  base: 'dlcs',
  caughtBy: ['body-schema'],
  dlcs: { batch: (call, batch) => without(correctDlcs.batch(call, batch), 'errorImages') },
});
