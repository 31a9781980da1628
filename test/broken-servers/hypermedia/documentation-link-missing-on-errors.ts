/** Error responses do not link to the ApiDocumentation. */
import { withHeader } from '../bend.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['api-documentation-linked'],
  hooks: { after: (answer) => (answer.status >= 400 ? withHeader(answer, 'Link', undefined) : answer) },
});
