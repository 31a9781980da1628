import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The @id of a note leaves out its notebook.',
  base: 'hydra',
  caughtBy: ['id-dereferences', 'created-readable'],
  hydra: {
    showNote: (origin, notebook, note) => ({
      ...correctHydra.showNote(origin, notebook, note),
      '@id': `${origin}/notes/${note.id}`,
    }),
  },
});
