/** The served context maps text to a property that the vocabulary does not have. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
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
