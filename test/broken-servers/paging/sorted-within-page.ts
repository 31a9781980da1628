/** Only the page is sorted, not the whole collection. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

let order = 'asc';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-sort', 'list-offset', 'list-limit'],
  crud: {
    chosenContacts: (all, call) => (
      correctCrud.chosenContacts(all, call),
      (order = call.query.get('order') ?? 'asc'),
      all.filter(({ body }) => call.query.get('kind') === null || body['kind'] === call.query.get('kind'))
    ),
    window: (items, offset, limit) => {
      const page = correctCrud.window(items, offset, limit);
      const name = (item: unknown): string => String((item as { body?: { name?: unknown } }).body?.name);
      return (page[0] as { body?: unknown } | undefined)?.body === undefined
        ? page
        : page.toSorted((a, b) => (name(a) < name(b) ? -1 : 1) * (order === 'asc' ? 1 : -1));
    },
  },
});
