/** The filter by state is ignored: all tasks are returned. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-filter'],
  crud: {
    selected(tasks, call) {
      correctCrud.selected(tasks, call);
      const query = new URLSearchParams(call.query);
      query.delete('state');
      return correctCrud.selected(tasks, { ...call, query });
    },
  },
});
