/** The origin of an asset may be any string. */
import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['invalid-refused', 'body-schema'],
  dlcs: {
    checkSubmission(body) {
      const members = (body as { member?: unknown } | null)?.member;
      if (!Array.isArray(members)) return correctDlcs.checkSubmission(body);
      correctDlcs.checkSubmission({
        ...(body as object),
        member: members.map((member: { origin?: unknown } | null) =>
          typeof member?.origin === 'string' ? { ...member, origin: 'https://a.example/' } : member,
        ),
      });
      return members;
    },
  },
});
