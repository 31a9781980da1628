/** Sorting by title sorts by number. */
import { correctCrud } from '../correct/crud.js';
import { sorted } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-sort'],
  crud: {
    selected: (tasks, call) =>
      call.query.get('sort')?.endsWith('title') === true
        ? sorted(correctCrud.selected(tasks, call), 'id', call.query.get('sort')!.startsWith('-') ? -1 : 1)
        : correctCrud.selected(tasks, call),
  },
});
