/** The space of an asset may be a string with a number in it. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['invalid-refused'],
  dlcs: {
    checkSubmission(body) {
      const members = (body as { member?: unknown } | null)?.member;
      if (!Array.isArray(members)) return correctDlcs.checkSubmission(body);
      const read = members.map((member: { space?: unknown } | null) =>
        typeof member?.space === 'string' ? { ...member, space: Number.parseInt(member.space, 10) || 0 } : member,
      );
      return correctDlcs.checkSubmission({ ...(body as object), member: read });
    },
  },
});
