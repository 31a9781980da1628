/** The context of a note is a number. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['context-complete', 'body-schema'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), '@context': 7 }),
  },
});
