/** The offset counts from one instead of zero. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-offset'],
  crud: { window: (items, offset, limit) => items.slice(Math.max(0, offset - 1), Math.max(0, offset - 1) + limit) },
});
