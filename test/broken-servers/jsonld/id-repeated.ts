/** Every image of a batch has the @id of the first one. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['id-dereferences', 'list-paging', 'things-apart'],
  dlcs: {
    collection: (call, members, page) =>
      correctDlcs.collection(
        call,
        members.map((member) =>
          member['@type'] === 'vocab:Image' ? { ...member, '@id': members[0]!['@id'] } : member,
        ),
        page,
      ),
  },
});
