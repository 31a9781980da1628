import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Every page is the first one.',
  base: 'dlcs',
  caughtBy: ['list-offset', 'list-paging', 'collection-view'],
  dlcs: { window: (items, { size }) => items.slice(0, size) },
});
