/** An unknown state selects every task. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['invalid-refused'],
  crud: {
    selected(tasks, call) {
      const state = call.query.get('state') ?? 'open';
      if (['open', 'doing', 'done'].includes(state)) return correctCrud.selected(tasks, call);
      const query = new URLSearchParams(call.query);
      query.delete('state');
      return correctCrud.selected(tasks, { ...call, query });
    },
  },
});
