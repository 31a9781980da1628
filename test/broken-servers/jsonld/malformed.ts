import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A note’s context is a number.',
  base: 'hydra',
  caughtBy: ['context-complete', 'body-schema'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), '@context': 7 }),
  },
});
