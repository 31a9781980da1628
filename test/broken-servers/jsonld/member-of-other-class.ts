/** A collection of notes has a notebook as a member. */
import { bodyOf, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['type-returned', 'collection-view', 'body-schema', 'links-answer'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /notebooks/*/notes')
        ? withBody(answer, {
            ...bodyOf(answer),
            member: [
              ...(bodyOf(answer)['member'] as object[]).slice(0, -1),
              {
                '@context': '/context.jsonld',
                '@id': `${call.origin}/notebooks/work`,
                '@type': 'Notebook',
                name: 'At work',
                notes: `${call.origin}/notebooks/work/notes`,
              },
            ],
          })
        : answer,
  },
});
