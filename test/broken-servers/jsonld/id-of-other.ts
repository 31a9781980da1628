/** The @id of a note is that of its notebook. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['id-dereferences', 'things-apart'],
  hydra: {
    showNote: (origin, notebook, note) => ({
      ...correctHydra.showNote(origin, notebook, note),
      '@id': `${origin}/notebooks/${notebook.id}`,
    }),
  },
});
