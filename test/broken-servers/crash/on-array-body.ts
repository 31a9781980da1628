import { correctCrud } from '../correct/crud.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  title: 'A body that is an array makes the server fail.',
  base: 'crud',
  caughtBy: ['server-error'],
  crud: { checkList: (body) => (Array.isArray(body) ? crash() : correctCrud.checkList(body)) },
});
