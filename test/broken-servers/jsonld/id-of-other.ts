import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A note’s @id is its notebook’s.',
  base: 'hydra',
  caughtBy: ['id-dereferences', 'things-apart'],
  hydra: {
    showNote: (origin, notebook, note) => ({
      ...correctHydra.showNote(origin, notebook, note),
      '@id': `${origin}/notebooks/${notebook.id}`,
    }),
  },
});
