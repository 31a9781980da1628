/** The link to the ApiDocumentation leads to another document. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['documentation-agrees', 'api-documentation-linked'],
  hydra: {
    documentation: () => ({
      '@context': '/context.jsonld',
      '@id': '/docs',
      '@type': 'Collection',
      totalItems: 0,
      member: [],
    }),
  },
});
