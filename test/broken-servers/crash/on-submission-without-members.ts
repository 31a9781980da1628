import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A submission that is not a collection makes the server fail.',
  base: 'dlcs',
  caughtBy: ['server-error'],
  dlcs: {
    checkSubmission: (body) =>
      (body as Record<string, unknown> | null)?.['member'] === undefined ? crash() : correctDlcs.checkSubmission(body),
  },
});
