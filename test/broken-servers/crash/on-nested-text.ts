/** An address that is a string instead of an object causes a server error. */
import { correctCrud } from '../correct/crud.js';
import type { Body } from '../correct/valid.js';
import { defineFault } from '../fault.js';

function crash(): never {
  throw new Error('The server fails.');
}

export default defineFault({
  base: 'crud',
  caughtBy: ['server-error'],
  crud: {
    checkContact: (body) =>
      typeof (body as Body | null)?.['address'] === 'string' ? crash() : correctCrud.checkContact(body),
  },
});
