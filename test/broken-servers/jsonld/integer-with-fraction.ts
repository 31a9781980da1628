/** The importance of a note has a fraction. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['range-kept', 'body-schema'],
  hydra: {
    showNote: (origin, notebook, note) => ({
      ...correctHydra.showNote(origin, notebook, note),
      importance: (note.importance ?? 0) + 0.5,
    }),
  },
});
