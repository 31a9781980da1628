/** The filter is applied to the page, not to the collection. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

const wanted = new Map<string, string | null>();

export default defineFault({
  base: 'crud',
  caughtBy: ['list-filter', 'list-total'],
  crud: {
    selected: (tasks, call) => (
      wanted.set('state', call.query.get('state')),
      correctCrud.selected(tasks, {
        ...call,
        query: new URLSearchParams(
          [...call.query].filter(
            ([name]) => name !== 'state' || !['open', 'doing', 'done'].includes(call.query.get('state')!),
          ),
        ),
      })
    ),
    window: (items, offset, limit) =>
      correctCrud
        .window(items, offset, limit)
        .filter(
          (item) =>
            wanted.get('state') === null ||
            (item as { state?: unknown }).state === undefined ||
            (item as { state?: unknown }).state === wanted.get('state'),
        ),
  },
});
