import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A note is of the class of notebooks.',
  base: 'hydra',
  caughtBy: ['type-returned', 'links-answer'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), '@type': 'Notebook' }),
  },
});
