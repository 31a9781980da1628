/** A submission that is not a collection causes a server error. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'dlcs',
  caughtBy: ['server-error'],
  dlcs: {
    checkSubmission: (body) =>
      (body as Record<string, unknown> | null)?.['member'] === undefined ? crash() : correctDlcs.checkSubmission(body),
  },
});
