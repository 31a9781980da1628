import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The link to the ApiDocumentation leads nowhere.',
  base: 'dlcs',
  caughtBy: ['api-documentation-linked', 'documentation-agrees'],
  dlcs: { links: ({ origin }) => `<${origin}/doc>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation"` },
});
