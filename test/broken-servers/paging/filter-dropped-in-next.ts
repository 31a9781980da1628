/** The link to the next page drops the filter. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-paging', 'list-filter'],
  crud: {
    nextPage: (call, page, perPage, total) =>
      correctCrud.nextPage(
        {
          ...call,
          query: new URLSearchParams([...call.query].filter(([name]) => name !== 'state' && name !== 'sort')),
        },
        page,
        perPage,
        total,
      ),
  },
});
