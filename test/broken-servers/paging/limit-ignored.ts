import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The limit is ignored: the default is used.',
  base: 'crud',
  caughtBy: ['list-limit'],
  crud: { window: (items, offset) => items.slice(offset, offset + 100) },
});
