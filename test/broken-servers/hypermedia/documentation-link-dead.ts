/** The link to the ApiDocumentation is a dead link. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['api-documentation-linked', 'documentation-agrees'],
  dlcs: { links: ({ origin }) => `<${origin}/doc>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation"` },
});
