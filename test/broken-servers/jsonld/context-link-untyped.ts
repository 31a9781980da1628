import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The served context makes a notebook’s notes a text instead of a link.',
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
