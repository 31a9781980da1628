import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The served context gives text a meaning that the vocabulary does not have.',
  base: 'hydra',
  caughtBy: ['term-known', 'context-complete', 'documentation-agrees'],
  hydra: {
    context: () => ({
      '@context': {
        ...(correctHydra.context() as { '@context': object })['@context'],
        text: 'https://notes.example/vocab#body',
      },
    }),
  },
});
