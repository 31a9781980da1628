/** The total counts tasks that the filter excludes. */
import { bodyOf, success, withBody } from '../bend.js';
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const totals = new WeakMap<URLSearchParams, number>();

export default defineFault({
  base: 'crud',
  caughtBy: ['list-total', 'list-filter'],
  crud: { selected: (tasks, call) => (totals.set(call.query, tasks.length), correctCrud.selected(tasks, call)) },
  hooks: {
    after: (answer, call) =>
      success(answer, call, 'GET /lists/*/tasks') && totals.has(call.query)
        ? withBody(answer, { ...bodyOf(answer), total: totals.get(call.query) })
        : answer,
  },
});
