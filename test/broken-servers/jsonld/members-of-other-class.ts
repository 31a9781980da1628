/** The images of a batch are of the class of batches. */
import { mapNodes, success, withBody } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['body-schema', 'type-returned', 'links-answer', 'collection-view'],
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /customers/*/queue/batches/*/images')
        ? withBody(
            answer,
            mapNodes(answer.body, 'vocab:Image', (node) => ({ ...node, '@type': 'vocab:Batch' })),
          )
        : answer,
  },
});
