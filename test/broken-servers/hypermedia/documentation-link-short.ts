/** The relation type of the link to the ApiDocumentation is a short name instead of an IRI. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['api-documentation-linked'],
  dlcs: { links: ({ origin }) => `<${origin}/vocab>; rel="apiDocumentation"` },
});
