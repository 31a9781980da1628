/** The link to the next page leads to the page itself. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-paging'],
  crud: {
    nextPage: (call, page, perPage, total) =>
      correctCrud.nextPage(call, page, perPage, total) && correctCrud.nextPage(call, page - 1, perPage, total),
  },
});
