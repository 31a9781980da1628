/** The importance of a note is negative, which its schema allows but its range does not. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['range-kept'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), importance: -1 }),
  },
});
