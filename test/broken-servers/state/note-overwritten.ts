/** A new note overwrites the newest one. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['created-listed', 'things-apart', 'created-readable', 'valid-accepted'],
  hydra: { store: (notebook, note) => void notebook.notes.splice(-1, 1, note) },
});
