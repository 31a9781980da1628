/** Each page begins with the last member of the previous page. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-offset', 'list-paging'],
  dlcs: { window: (items, { number, size }) => items.slice(Math.max(0, (number - 1) * size - 1), number * size) },
});
