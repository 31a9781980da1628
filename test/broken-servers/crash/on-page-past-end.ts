/** A page after the last one causes a server error. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['server-error'],
  dlcs: {
    window: (items, page) =>
      page.number > 1 && (page.number - 1) * page.size >= page.total ? crash() : correctDlcs.window(items, page),
  },
});
