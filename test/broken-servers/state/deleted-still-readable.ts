import { defineFault } from '../fault.js';

export default defineFault({
  title: 'Deleting a contact answers 204 and does nothing.',
  base: 'crud',
  caughtBy: ['deleted-gone'],
  crud: { removeContact: () => {} },
});
