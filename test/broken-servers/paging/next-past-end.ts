/** The last page has a link to a next page, which is empty. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-paging', 'collection-view'],
  crud: {
    nextPage: (call, page, perPage, total) =>
      (page - 1) * perPage < total ? correctCrud.nextPage(call, page, perPage, Infinity) : null,
  },
});
