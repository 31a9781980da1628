import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Deleting a contact deletes the newest one instead.',
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: { removeContact: (all) => void all.pop() },
});
