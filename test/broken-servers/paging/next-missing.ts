import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'There is no link to the last page.',
  base: 'crud',
  caughtBy: ['list-paging'],
  crud: {
    nextPage: (call, page, perPage, total) =>
      (page + 1) * perPage >= total ? null : correctCrud.nextPage(call, page, perPage, total),
  },
});
