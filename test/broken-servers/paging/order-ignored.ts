/** Descending order is answered like ascending order. */
import { correctCrud } from '../correct/crud.js';
import { sorted } from '../correct/tasks.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-sort'],
  crud: {
    selected: (tasks, call) => {
      const sort = call.query.get('sort');
      const kept = correctCrud.selected(tasks, call);
      return sort?.startsWith('-') === true ? sorted(kept, sort.slice(1), 1) : kept;
    },
  },
});
