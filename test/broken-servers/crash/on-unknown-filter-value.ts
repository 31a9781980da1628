/** An unknown sort order causes a server error, with an HTML page. */
import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    chosenContacts: (all, call) =>
      ['asc', 'desc', null].includes(call.query.get('order')) ? correctCrud.chosenContacts(all, call) : crash(),
  },
});
