/** A date is one day early when it is read. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    showTask(task) {
      const shown = correctCrud.showTask(task) as { due?: string };
      return shown.due === undefined
        ? shown
        : { ...shown, due: new Date(Date.parse(shown.due) - 86_400_000).toISOString().slice(0, 10) };
    },
  },
});
