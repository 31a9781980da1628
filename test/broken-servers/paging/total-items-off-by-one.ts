/** totalItems is one too many. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['list-total'],
  hydra: { total: (notes) => notes.length + 1 },
});
