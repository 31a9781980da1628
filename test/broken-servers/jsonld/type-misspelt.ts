import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The class of a note is in small letters, which its context does not have.',
  base: 'hydra',
  caughtBy: ['type-returned', 'term-known', 'context-complete', 'links-answer'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), '@type': 'note' }),
  },
});
