import { defineFault } from '../fault.js';

export default defineFault({
  title: 'A limit of n gives n and one more.',
  base: 'crud',
  caughtBy: ['list-limit'],
  crud: { window: (items, offset, limit) => items.slice(offset, offset + limit + 1) },
});
