/** The @id of a note lacks the segment of its notebook. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['id-dereferences', 'created-readable'],
  hydra: {
    showNote: (origin, notebook, note) => ({
      ...correctHydra.showNote(origin, notebook, note),
      '@id': `${origin}/notes/${note.id}`,
    }),
  },
});
