/** A task shows an internal revision number; its schema is open, but does not declare it. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['property-declared'],
  crud: { showTask: (task) => ({ ...(correctCrud.showTask(task) as object), _rev: 1 }) },
});
