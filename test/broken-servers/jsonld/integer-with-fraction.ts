import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The importance of a note is a fraction.',
  base: 'hydra',
  caughtBy: ['range-kept', 'body-schema'],
  hydra: {
    showNote: (origin, notebook, note) => ({
      ...correctHydra.showNote(origin, notebook, note),
      importance: (note.importance ?? 0) + 0.5,
    }),
  },
});
