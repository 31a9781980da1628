import { defineFault } from '../fault.js';

export default defineFault({
  title: 'What the link leads to is no ApiDocumentation.',
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
