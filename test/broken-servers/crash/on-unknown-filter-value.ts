import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'An order that there is not makes the server fail, with a page in HTML.',
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    chosenContacts: (all, call) =>
      ['asc', 'desc', null].includes(call.query.get('order')) ? correctCrud.chosenContacts(all, call) : crash(),
  },
});
