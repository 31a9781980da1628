import { success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Contacts in the list, but not by themselves, spell createdAt as created_at.',
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
