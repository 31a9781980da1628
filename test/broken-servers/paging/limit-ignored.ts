/** The limit is ignored and the default is used. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-limit'],
  crud: { window: (items, offset) => items.slice(offset, offset + 100) },
});
