/** The link to the last page is missing. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['list-paging'],
  crud: {
    nextPage: (call, page, perPage, total) =>
      (page + 1) * perPage >= total ? null : correctCrud.nextPage(call, page, perPage, total),
  },
});
