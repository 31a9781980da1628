/** A note has the class of notebooks. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['type-returned', 'links-answer'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), '@type': 'Notebook' }),
  },
});
