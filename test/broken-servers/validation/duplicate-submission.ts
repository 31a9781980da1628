import { correctDlcs } from '../correct/dlcs.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Assets of one submission may have the same identifier.',
  base: 'dlcs',
  killedBy: ['invalid-refused'],
  dlcs: {
    checkSubmission(body) {
      const members = (body as { member?: unknown } | null)?.member;
      if (!Array.isArray(members)) return correctDlcs.checkSubmission(body);
      for (const member of members) correctDlcs.checkSubmission({ ...(body as object), member: [member] });
      return members;
    },
  },
});
