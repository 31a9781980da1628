import { defineFault } from '../fault.js';

export default defineFault({
  title: 'No answer links to the ApiDocumentation.',
  base: 'dlcs',
  caughtBy: ['api-documentation-linked'],
  dlcs: { links: () => undefined },
});
