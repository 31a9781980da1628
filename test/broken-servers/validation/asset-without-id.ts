/** An asset without an identifier is accepted and gets one. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['invalid-refused'],
  dlcs: {
    checkSubmission(body) {
      const members = (body as { member?: unknown } | null)?.member;
      if (!Array.isArray(members)) return correctDlcs.checkSubmission(body);
      const named = members.map((member, index) =>
        typeof member === 'object' && member !== null && !('id' in member)
          ? { ...member, id: `asset-${index}` }
          : member,
      );
      return correctDlcs.checkSubmission({ ...(body as object), member: named });
    },
  },
});
