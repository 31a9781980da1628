import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The relation of the link has https for http.',
  base: 'dlcs',
  caughtBy: ['api-documentation-linked'],
  dlcs: { links: ({ origin }) => `<${origin}/vocab>; rel="https://www.w3.org/ns/hydra/core#apiDocumentation"` },
});
