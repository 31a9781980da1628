import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The offset is ignored.',
  base: 'crud',
  caughtBy: ['list-offset'],
  crud: { window: (items, _, limit) => items.slice(0, limit) },
});
