import { defineFault } from '../fault.js';

export default defineFault({
  title: 'No answer links to the ApiDocumentation.',
  base: 'dlcs',
  killedBy: ['api-documentation-linked'],
  dlcs: { links: () => undefined },
});
