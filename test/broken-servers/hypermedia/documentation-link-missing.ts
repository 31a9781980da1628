/** No response links to the ApiDocumentation. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['api-documentation-linked'],
  dlcs: { links: () => undefined },
});
