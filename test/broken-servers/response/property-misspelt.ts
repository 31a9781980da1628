/** Contacts in the collection, but not on their own, spell createdAt as created_at. */
import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['body-schema'],
  hooks: {
    after(answer, call) {
      if (!success(answer, call, 'GET /contacts')) return;
      const { data, total } = answer.body as { data: { createdAt: string }[]; total: number };
      return withBody(answer, {
        data: data.map(({ createdAt, ...rest }) => ({ ...rest, created_at: createdAt })),
        total,
      });
    },
  },
});
