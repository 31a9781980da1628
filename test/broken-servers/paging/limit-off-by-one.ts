/** A limit of n returns one member too many. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-limit'],
  crud: { window: (items, offset, limit) => items.slice(offset, offset + limit + 1) },
});
