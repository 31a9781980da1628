import { defineFault } from '../fault.js';

export default defineFault({
  title: 'PUT to a note that is not there answers 200 as if it were.',
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
