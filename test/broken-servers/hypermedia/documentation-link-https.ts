/** The relation type of the link to the ApiDocumentation has https instead of http. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['api-documentation-linked'],
  dlcs: { links: ({ origin }) => `<${origin}/vocab>; rel="https://www.w3.org/ns/hydra/core#apiDocumentation"` },
});
