/** PUT to a note that does not exist is answered 200. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['update-stored', 'unknown-absent', 'status-declared'],
  hydra: {
    findNote: (notebook, id) =>
      notebook.notes.find((note) => note.id === id) ?? {
        id,
        text: '',
        pinned: false,
        written: '2026-01-01T00:00:00.000Z',
      },
  },
});
