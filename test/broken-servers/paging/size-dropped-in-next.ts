/** The link to the next page drops the page size. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-paging'],
  crud: {
    nextPage: (call, page, perPage, total) =>
      correctCrud.nextPage(
        { ...call, query: new URLSearchParams([...call.query].filter(([name]) => name !== 'per_page')) },
        page,
        perPage,
        total,
      ),
  },
});
