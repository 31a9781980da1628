/** Each page after the first omits a member. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-offset', 'list-paging'],
  dlcs: { window: (items, { number, size }) => items.slice((number - 1) * size + (number > 1 ? 1 : 0), number * size) },
});
