/** The offset is ignored. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-offset'],
  crud: { window: (items, _, limit) => items.slice(0, limit) },
});
