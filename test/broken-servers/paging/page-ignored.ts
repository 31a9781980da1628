/** Every page number returns the first page. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'dlcs',
  caughtBy: ['list-offset', 'list-paging', 'collection-view'],
  dlcs: { window: (items, { size }) => items.slice(0, size) },
});
