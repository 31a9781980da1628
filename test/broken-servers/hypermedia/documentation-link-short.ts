import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The relation of the link to the ApiDocumentation is a word instead of an IRI.',
  base: 'dlcs',
  caughtBy: ['api-documentation-linked'],
  dlcs: { links: ({ origin }) => `<${origin}/vocab>; rel="apiDocumentation"` },
});
