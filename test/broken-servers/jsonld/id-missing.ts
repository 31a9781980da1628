/** The batches in a collection have no @id. */
import { without } from '../bend.js';
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema'],
  dlcs: {
    collection: (call, members, page) =>
      correctDlcs.collection(
        call,
        members.map((member) => without(member, '@id')),
        page,
      ),
  },
});
