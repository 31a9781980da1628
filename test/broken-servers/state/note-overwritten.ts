import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A new note takes the place of the newest one.',
  base: 'hydra',
  caughtBy: ['created-listed', 'things-apart', 'created-readable', 'valid-accepted'],
  hydra: { store: (notebook, note) => void notebook.notes.splice(-1, 1, note) },
});
