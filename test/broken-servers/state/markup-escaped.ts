/** Text is escaped for HTML when it is stored. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['created-stored'],
  crud: {
    newList: (store, owner, body) =>
      correctCrud.newList(store, owner, {
        ...body,
        name: String(body['name']).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;'),
      }),
  },
});
