import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A body that is null makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error'],
  crud: { checkContact: (body) => (body === null ? crash() : correctCrud.checkContact(body)) },
});
