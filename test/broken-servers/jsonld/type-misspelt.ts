/** The class of a note is in lower case, which its context does not define. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['type-returned', 'term-known', 'context-complete', 'links-answer'],
  hydra: {
    showNote: (origin, notebook, note) => ({ ...correctHydra.showNote(origin, notebook, note), '@type': 'note' }),
  },
});
