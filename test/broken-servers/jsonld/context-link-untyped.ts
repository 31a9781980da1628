/** The served context turns the link from a notebook to its notes into a string. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['context-complete', 'range-kept', 'documentation-agrees', 'links-answer'],
  hydra: {
    context: () => ({
      '@context': {
        ...(correctHydra.context() as { '@context': object })['@context'],
        notes: 'https://notes.example/vocab#notes',
      },
    }),
  },
});
