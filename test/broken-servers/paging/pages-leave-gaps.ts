import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Each page after the first leaves out a member.',
  base: 'dlcs',
  caughtBy: ['list-offset', 'list-paging'],
  dlcs: { window: (items, { number, size }) => items.slice((number - 1) * size + (number > 1 ? 1 : 0), number * size) },
});
