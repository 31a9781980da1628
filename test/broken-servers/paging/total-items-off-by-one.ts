import { defineFault } from '../fault.js';

export default defineFault({
  title: 'totalItems counts one too many.',
  base: 'hydra',
  caughtBy: ['list-total'],
  hydra: { total: (notes) => notes.length + 1 },
});
